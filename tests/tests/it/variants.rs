//! Enums that list their variants.

/// Declares an enum without fields, and `ALL`, which has each of its variants once.
macro_rules! variants {
    ($(#[$meta:meta])* enum $name:ident { $($(#[$doc:meta])* $variant:ident,)* }) => {
        $(#[$meta])*
        enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            const ALL: [Self; [$(Self::$variant),*].len()] = [$(Self::$variant),*];
        }
    };
}

pub(crate) use variants;
