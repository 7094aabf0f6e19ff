//! A piece of static memory that can be taken exactly once.

use spin::mutex::{SpinMutex, SpinMutexGuard};

/// `N` bytes of static memory, zeroed at the start of the program, aligned for any object of a virtual machine.
///
/// ```
/// use vm_embedded::Region;
///
/// static MEMORY: Region<65536> = Region::new();
///
/// let memory = MEMORY.take().ok_or("somebody else has it")?;
/// assert_eq!(memory.len(), 65536);
/// assert!(MEMORY.take().is_none());
/// # Ok::<(), &str>(())
/// ```
///
/// # Interrupts
/// Whoever comes first gets the memory, program or interrupt: taking it is one atomic exchange, on a Cortex-M0 inside a
/// critical section. Nobody waits: an interrupt that comes in the middle of a `take` gets `None` or gets it all.
pub struct Region<const N: usize>(SpinMutex<Bytes<N>>);

/// The chunk's header and every object are made of words; 16 is what a 64-bit machine's allocator gives.
#[repr(align(16))]
struct Bytes<const N: usize>([u8; N]);

impl<const N: usize> Region<N> {
    /// Memory that nobody has taken. As a `static` it costs RAM, not flash.
    #[must_use]
    pub const fn new() -> Self {
        Self(SpinMutex::new(Bytes([0; N])))
    }

    /// All of the memory, for ever; `None` when it has been taken.
    pub fn take(&'static self) -> Option<&'static mut [u8]> {
        // A lock that is leaked is never opened again: that is what makes a second owner impossible.
        self.0.try_lock().map(|guard| SpinMutexGuard::leak(guard).0.as_mut_slice())
    }
}

impl<const N: usize> Default for Region<N> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    extern crate alloc;
    extern crate std;

    use super::Region;

    #[test]
    fn one_of_many_gets_it_whole_and_aligned() {
        static REGION: Region<100> = Region::new();
        let takers = std::thread::scope(|scope| {
            let takers: alloc::vec::Vec<_> = (0..8).map(|_| scope.spawn(|| REGION.take())).collect();
            takers.into_iter().filter_map(|taker| taker.join().ok().flatten()).collect::<alloc::vec::Vec<_>>()
        });
        assert_eq!(takers.len(), 1);
        let memory = &takers[0];
        assert_eq!((memory.len(), memory.as_ptr().align_offset(16)), (100, 0));
        assert!(memory.iter().all(|&byte| byte == 0));
    }
}
