//! Lists that PipesHub sends in pages.
//!
//! [`Pages`] sends the request of each page, and [`Items`] returns the entries one by one. The
//! decision about the next page is in [`walk`], without generics. Entry points: [`PagedRequest`] and
//! [`PipeshubCore::pages`].

mod walk;

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use self::walk::{Next, Walk};
use crate::client::PipeshubCore;
use crate::error::Result;
use crate::reply::{RawReply, Reply, Response, ResponseMeta};
use crate::transport::BoxFuture;

/// The places of a response that describe its page, as dotted paths such as `pagination.total`.
///
/// [`PagedRequest::PAGING`] is such a value. Give every path that the operation documents:
///
/// - [`has_next`](Self::has_next) decides alone if it is a `bool`.
/// - A [`cursor`](Self::cursor) is sent with the request for the next page. A page without one is
///   the last page.
/// - [`total_pages`](Self::total_pages) and [`total`](Self::total) decide where `has_next` is
///   missing.
/// - Without any of them, a page with fewer entries than the limit is the last page.
///
/// ```
/// use pipeshub_core::Paging;
///
/// const PAGING: Paging =
///     Paging::new("connectors").total("pagination.totalCount").has_next("pagination.hasNext");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Paging {
    items: &'static str,
    has_next: Option<&'static str>,
    cursor: Option<&'static str>,
    total: Option<&'static str>,
    total_pages: Option<&'static str>,
    has_numbers: bool,
}

impl Paging {
    /// Creates the description of a response whose entries are at `items`. An empty path is the
    /// whole response.
    #[must_use]
    pub const fn new(items: &'static str) -> Self {
        Self {
            items,
            has_next: None,
            cursor: None,
            total: None,
            total_pages: None,
            has_numbers: true,
        }
    }

    /// Sets the path of the `bool` that says whether another page follows.
    #[must_use]
    pub const fn has_next(mut self, path: &'static str) -> Self {
        self.has_next = Some(path);
        self
    }

    /// Sets the path of the cursor of the next page.
    #[must_use]
    pub const fn cursor(mut self, path: &'static str) -> Self {
        self.cursor = Some(path);
        self
    }

    /// Sets the path of the number of entries of all pages.
    #[must_use]
    pub const fn total(mut self, path: &'static str) -> Self {
        self.total = Some(path);
        self
    }

    /// Sets the path of the number of pages.
    #[must_use]
    pub const fn total_pages(mut self, path: &'static str) -> Self {
        self.total_pages = Some(path);
        self
    }

    /// Declares that the request has no number of a page, but a cursor only.
    #[must_use]
    pub const fn by_cursor_only(mut self) -> Self {
        self.has_numbers = false;
        self
    }
}

/// A request whose response is one page of a list.
///
/// The requests of PipesHub's lists implement this trait. An operation of a program does so like
/// this:
///
/// ```
/// use pipeshub_core::{
///     Call, Operation, PagedRequest, Paging, PipeshubCore, RawReply, Reply, Result, from_json,
/// };
///
/// static LIST_FOLDERS: Operation = Operation::get("listFolders", "/folders");
///
/// #[derive(Clone, Default)]
/// struct ListFoldersRequest {
///     page: Option<i64>,
///     limit: Option<i64>,
/// }
///
/// struct Folder {
///     name: String,
/// }
/// from_json! { Folder { name = "name" } }
///
/// struct ListFoldersResponse {
///     folders: Vec<Folder>,
/// }
/// from_json! { ListFoldersResponse { folders = "folders" } }
///
/// fn list_folders(core: &PipeshubCore, request: ListFoldersRequest) -> Reply<'_, ListFoldersResponse> {
///     let call = Call::new(&LIST_FOLDERS).query("page", request.page).query("limit", request.limit);
///     core.call(call, RawReply::read)
/// }
///
/// impl PagedRequest for ListFoldersRequest {
///     type Response = ListFoldersResponse;
///     type Item = Folder;
///     const PAGING: Paging = Paging::new("folders").total("total").has_next("hasNext");
///
///     fn send(self, core: &PipeshubCore) -> Reply<'_, ListFoldersResponse> {
///         list_folders(core, self)
///     }
///     fn into_items(response: ListFoldersResponse) -> Vec<Folder> {
///         response.folders
///     }
///     fn page(&self) -> Option<i64> {
///         self.page
///     }
///     fn set_page(&mut self, page: i64) {
///         self.page = Some(page);
///     }
///     fn limit(&self) -> Option<i64> {
///         self.limit
///     }
/// }
///
/// async fn print_folders(core: &PipeshubCore) -> Result<()> {
///     let mut folders = core.pages(ListFoldersRequest::default()).items();
///     while let Some(folder) = folders.next().await {
///         println!("{}", folder?.name);
///     }
///     Ok(())
/// }
/// ```
pub trait PagedRequest: Clone + Send + 'static {
    /// The response with one page.
    type Response: 'static;
    /// One entry of a page.
    type Item;
    /// The places of the response that describe its page.
    const PAGING: Paging;

    /// Sends the request.
    fn send(self, core: &PipeshubCore) -> Reply<'_, Self::Response>;

    /// Takes the entries out of a response.
    fn into_items(response: Self::Response) -> Vec<Self::Item>;

    /// The number of the page. `None` is the first page.
    fn page(&self) -> Option<i64> {
        None
    }

    /// Sets the number of the page.
    fn set_page(&mut self, page: i64) {
        let _ = page;
    }

    /// Sets the cursor of the page.
    fn set_cursor(&mut self, cursor: String) {
        let _ = cursor;
    }

    /// The number of entries in a full page: that of the request, or the documented default.
    fn limit(&self) -> Option<i64> {
        None
    }
}

impl PipeshubCore {
    /// Returns the pages of a list, beginning with the page that the request names.
    ///
    /// The request of each page is a call of its own, with the deadline and the retries of the
    /// operation. Nothing is sent before [`next`](Pages::next) is awaited.
    ///
    /// ```
    /// # use pipeshub_core::{PagedRequest, PipeshubCore, Result};
    /// async fn count<R: PagedRequest>(core: &PipeshubCore, request: R) -> Result<usize> {
    ///     let mut pages = core.pages(request);
    ///     let mut count = 0;
    ///     while let Some(page) = pages.next().await {
    ///         count += R::into_items(page?.into_inner()).len();
    ///     }
    ///     Ok(count)
    /// }
    /// ```
    pub fn pages<R: PagedRequest>(&self, request: R) -> Pages<'_, R> {
        Pages {
            core: self,
            walk: Walk::new(request.page()),
            next: Some(request),
            exchange: None,
            has_ended: false,
        }
    }
}

/// The pages of a list, each as the [`Response`] of one call.
///
/// The pages end as the server describes. A server that sends a page or a cursor again ends them
/// with an error of kind [`InvalidReply`](crate::ErrorKind::InvalidReply). The pages also end after
/// any other error. [`next_request`](Self::next_request) is then the request of the failed page.
///
/// `Pages` is a [`Stream`], too.
#[must_use = "no page is requested before `next` is awaited"]
pub struct Pages<'a, R: PagedRequest> {
    core: &'a PipeshubCore,
    walk: Walk,
    /// The request for the next page, or for the page that is being read.
    next: Option<R>,
    exchange: Option<Exchange<'a, R::Response>>,
    has_ended: bool,
}

/// The call of a page, and the decoder of its response.
type Exchange<'a, T> = (
    BoxFuture<'a, Result<RawReply>>,
    fn(RawReply) -> Result<Response<T>>,
);

impl<R: PagedRequest> Unpin for Pages<'_, R> {}

impl<'a, R: PagedRequest> Pages<'a, R> {
    /// Sends the request for the next page. Returns `None` after the last page.
    ///
    /// If the future is dropped, the call of the page goes on with the next call of this method.
    ///
    /// # Errors
    ///
    /// The error of the call, or [`InvalidReply`](crate::ErrorKind::InvalidReply) if the server
    /// repeats itself. `None` follows.
    pub async fn next(&mut self) -> Option<Result<Response<R::Response>>> {
        poll_fn(|cx| self.poll_page(cx)).await
    }

    /// Returns the entries of all pages one by one.
    pub fn items(self) -> Items<'a, R> {
        Items {
            pages: self,
            left: VecDeque::new(),
            meta: None,
        }
    }

    /// The request for the next page. `None` after the last page.
    ///
    /// After an error, the request of the page that failed. Pass it to
    /// [`PipeshubCore::pages`] to go on later.
    #[must_use]
    pub fn next_request(&self) -> Option<&R> {
        self.next.as_ref()
    }

    /// The states are *idle*, *reading* (`exchange` is set) and *ended*. A page that arrives sets
    /// the request for the next page, or clears it. An error keeps it and ends the pages.
    fn poll_page(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Response<R::Response>>>> {
        if self.has_ended {
            return Poll::Ready(None);
        }
        let Some(request) = &mut self.next else {
            return Poll::Ready(None);
        };
        let core = self.core;
        let (exchange, decode) = self
            .exchange
            .get_or_insert_with(|| request.clone().send(core).into_parts());
        let result = ready!(exchange.as_mut().poll(cx));
        let decode = *decode;
        self.exchange = None;
        let page = result.and_then(|reply| {
            let next = self.walk.step(&R::PAGING, request.limit(), &reply)?;
            Ok((decode(reply)?, next))
        });
        match page {
            Ok((page, next)) => {
                match next {
                    None => self.next = None,
                    Some(Next { page, cursor }) => {
                        if let Some(page) = page {
                            request.set_page(page);
                        }
                        if let Some(cursor) = cursor {
                            request.set_cursor(cursor);
                        }
                    }
                }
                Poll::Ready(Some(Ok(page)))
            }
            Err(error) => {
                self.has_ended = true;
                Poll::Ready(Some(Err(error)))
            }
        }
    }
}

impl<R: PagedRequest> Stream for Pages<'_, R> {
    type Item = Result<Response<R::Response>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(cx)
    }
}

impl<R: PagedRequest> fmt::Debug for Pages<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pages(..)")
    }
}

/// The entries of a list, over all of its pages. See [`Pages::items`].
#[must_use = "no page is requested before `next` is awaited"]
pub struct Items<'a, R: PagedRequest> {
    pages: Pages<'a, R>,
    left: VecDeque<R::Item>,
    meta: Option<ResponseMeta>,
}

impl<R: PagedRequest> Unpin for Items<'_, R> {}

impl<R: PagedRequest> Items<'_, R> {
    /// Returns the next entry, and requests the next page if needed. Returns `None` after the last
    /// entry.
    ///
    /// # Errors
    ///
    /// See [`Pages::next`].
    pub async fn next(&mut self) -> Option<Result<R::Item>> {
        poll_fn(|cx| self.poll_item(cx)).await
    }

    /// The metadata of the page of the last entry: status, headers, request id.
    #[must_use]
    pub fn meta(&self) -> Option<&ResponseMeta> {
        self.meta.as_ref()
    }

    /// The request for the page after the last entry's. See [`Pages::next_request`].
    #[must_use]
    pub fn next_request(&self) -> Option<&R> {
        self.pages.next_request()
    }

    /// Each turn of the loop returns an entry, or reads a page. The loop ends with an entry, with
    /// an error, after the last page, or while a page is on its way.
    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<R::Item>>> {
        loop {
            if let Some(item) = self.left.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(cx)) {
                Some(Ok(page)) => {
                    let (page, meta) = page.into_parts();
                    self.left = R::into_items(page).into();
                    self.meta = Some(meta);
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<R: PagedRequest> Stream for Items<'_, R> {
    type Item = Result<R::Item>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(cx)
    }
}

impl<R: PagedRequest> fmt::Debug for Items<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Items(..)")
    }
}
