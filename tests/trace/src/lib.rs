//! An empty library. This package exists for its tests, whose collector is part of the harness.
