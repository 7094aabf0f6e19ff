//! The algorithms behind one face.

use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};
use sha3::digest::{ExtendableOutput, Update, XofReader};
use sha3::{Sha3_224, Sha3_256, Sha3_384, Sha3_512, Shake128, Shake256};

/// A hash under way.
#[derive(Clone)]
pub(super) enum Hasher {
    Md5(Md5),
    Sha1(Sha1),
    Sha224(Sha224),
    Sha256(Sha256),
    Sha384(Sha384),
    Sha512(Sha512),
    Sha3224(Sha3_224),
    Sha3256(Sha3_256),
    Sha3384(Sha3_384),
    Sha3512(Sha3_512),
    Shake128(Shake128),
    Shake256(Shake256),
    Blake2b(Box<blake2b_simd::State>, usize),
    Blake2s(Box<blake2s_simd::State>, usize),
}

/// An algorithm that needs no parameters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Algorithm {
    Md5,
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
    Sha3224,
    Sha3256,
    Sha3384,
    Sha3512,
    Shake128,
    Shake256,
}

impl Algorithm {
    pub(super) fn start(self) -> Hasher {
        match self {
            Algorithm::Md5 => Hasher::Md5(Md5::default()),
            Algorithm::Sha1 => Hasher::Sha1(Sha1::default()),
            Algorithm::Sha224 => Hasher::Sha224(Sha224::default()),
            Algorithm::Sha256 => Hasher::Sha256(Sha256::default()),
            Algorithm::Sha384 => Hasher::Sha384(Sha384::default()),
            Algorithm::Sha512 => Hasher::Sha512(Sha512::default()),
            Algorithm::Sha3224 => Hasher::Sha3224(Sha3_224::default()),
            Algorithm::Sha3256 => Hasher::Sha3256(Sha3_256::default()),
            Algorithm::Sha3384 => Hasher::Sha3384(Sha3_384::default()),
            Algorithm::Sha3512 => Hasher::Sha3512(Sha3_512::default()),
            Algorithm::Shake128 => Hasher::Shake128(Shake128::default()),
            Algorithm::Shake256 => Hasher::Shake256(Shake256::default()),
        }
    }
}

impl Hasher {
    pub(super) fn update(&mut self, bytes: &[u8]) {
        match self {
            Hasher::Md5(h) => Update::update(h, bytes),
            Hasher::Sha1(h) => Update::update(h, bytes),
            Hasher::Sha224(h) => Update::update(h, bytes),
            Hasher::Sha256(h) => Update::update(h, bytes),
            Hasher::Sha384(h) => Update::update(h, bytes),
            Hasher::Sha512(h) => Update::update(h, bytes),
            Hasher::Sha3224(h) => Update::update(h, bytes),
            Hasher::Sha3256(h) => Update::update(h, bytes),
            Hasher::Sha3384(h) => Update::update(h, bytes),
            Hasher::Sha3512(h) => Update::update(h, bytes),
            Hasher::Shake128(h) => Update::update(h, bytes),
            Hasher::Shake256(h) => Update::update(h, bytes),
            Hasher::Blake2b(h, _) => _ = h.update(bytes),
            Hasher::Blake2s(h, _) => _ = h.update(bytes),
        }
    }

    /// The digest so far; of those of any length, so many bytes.
    pub(super) fn digest(&self, length: usize) -> Vec<u8> {
        fn extended(hasher: impl ExtendableOutput, length: usize) -> Vec<u8> {
            let mut bytes = vec![0; length];
            hasher.finalize_xof().read(&mut bytes);
            bytes
        }
        match self.clone() {
            Hasher::Md5(h) => h.finalize().to_vec(),
            Hasher::Sha1(h) => h.finalize().to_vec(),
            Hasher::Sha224(h) => h.finalize().to_vec(),
            Hasher::Sha256(h) => h.finalize().to_vec(),
            Hasher::Sha384(h) => h.finalize().to_vec(),
            Hasher::Sha512(h) => h.finalize().to_vec(),
            Hasher::Sha3224(h) => h.finalize().to_vec(),
            Hasher::Sha3256(h) => h.finalize().to_vec(),
            Hasher::Sha3384(h) => h.finalize().to_vec(),
            Hasher::Sha3512(h) => h.finalize().to_vec(),
            Hasher::Shake128(h) => extended(h, length),
            Hasher::Shake256(h) => extended(h, length),
            Hasher::Blake2b(h, _) => h.finalize().as_bytes().to_vec(),
            Hasher::Blake2s(h, _) => h.finalize().as_bytes().to_vec(),
        }
    }

    /// `name`, `digest_size` and `block_size`.
    pub(super) fn facts(&self) -> (&'static str, usize, usize) {
        match self {
            Hasher::Md5(_) => ("md5", 16, 64),
            Hasher::Sha1(_) => ("sha1", 20, 64),
            Hasher::Sha224(_) => ("sha224", 28, 64),
            Hasher::Sha256(_) => ("sha256", 32, 64),
            Hasher::Sha384(_) => ("sha384", 48, 128),
            Hasher::Sha512(_) => ("sha512", 64, 128),
            Hasher::Sha3224(_) => ("sha3_224", 28, 144),
            Hasher::Sha3256(_) => ("sha3_256", 32, 136),
            Hasher::Sha3384(_) => ("sha3_384", 48, 104),
            Hasher::Sha3512(_) => ("sha3_512", 64, 72),
            Hasher::Shake128(_) => ("shake_128", 0, 168),
            Hasher::Shake256(_) => ("shake_256", 0, 136),
            Hasher::Blake2b(_, size) => ("blake2b", *size, 128),
            Hasher::Blake2s(_, size) => ("blake2s", *size, 64),
        }
    }

    /// Whether its digest has the length that is asked for.
    pub(super) fn is_extendable(&self) -> bool {
        matches!(self, Hasher::Shake128(_) | Hasher::Shake256(_))
    }
}
