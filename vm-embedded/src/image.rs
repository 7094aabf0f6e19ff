//! [`image!`](crate::image): a file in flash.

/// The bytes of a file, as a `&'static [u8]` that begins at a multiple of eight: an image that `cellar freeze` made, or
/// `vm_std::freeze` in a build script. The path is as for `include_bytes!`.
///
/// ```
/// use vm_core::image::Image;
///
/// static APP: &[u8] = vm_embedded::image!("../../tests/images/version-1.img");
/// # #[cfg(any())] // What a firmware whose build script froze it would write:
/// static APP: &[u8] = vm_embedded::image!(concat!(env!("OUT_DIR"), "/app.img"));
///
/// assert_eq!(Image::open(APP)?.main().name, "app");
/// # Ok::<(), vm_core::image::ImageError>(())
/// ```
#[macro_export]
macro_rules! image {
    ($file:expr) => {{
        #[repr(C, align(8))]
        struct Aligned<T: ?Sized>(T);
        static IMAGE: &Aligned<[u8]> = &Aligned(*include_bytes!($file));
        &IMAGE.0
    }};
}
