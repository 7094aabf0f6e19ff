//! `_md5`, `_sha1`, `_sha2`, `_sha3` and `_blake2`: what `hashlib` is made of where there is no OpenSSL.
//!
//! | file | what |
//! |---|---|
//! | `hasher` | the algorithms behind one face |
//! | `blake2` | the parameters of BLAKE2 |

mod blake2;
mod hasher;

use vm_objects::object::bytes::Bytes;
use vm_objects::object::class::Class;
use vm_objects::object::dict::Dict;
use vm_objects::object::str::Str;
use vm_objects::{Args, Arity, GetSetDef, ModuleDef, NativeDef, Obj, Python, Script, Signature, Trap, TypeSpec, Value};

use crate::arguments::{integer, new_bytes, new_int, new_str};
use crate::objects;
use hasher::{Algorithm, Hasher};

macro_rules! maker {
    ($name:literal, $spec:expr, $algorithm:ident) => {
        NativeDef::function($name, Arity::Free, |py, args| {
            let class = py.host_type(&$spec)?;
            make(py, args, class, 0, ($name, "string"), Algorithm::$algorithm)
        })
    };
}

/// A type whose objects a function makes.
const fn made(module: &'static str, name: &'static str) -> TypeSpec {
    TypeSpec { creatable: false, ..TypeSpec { methods: METHODS, ..spec(module, name) } }
}

const fn spec(module: &'static str, name: &'static str) -> TypeSpec {
    TypeSpec { getsets: GETSETS, slots: 1, base_type: false, weak: false, ..TypeSpec::new(module, name) }
}

const COPY: NativeDef = NativeDef::instance_method("copy", Arity::None, copy);
const DIGEST: NativeDef = NativeDef::instance_method("digest", Arity::None, digest);
const HEX_DIGEST: NativeDef = NativeDef::instance_method("hexdigest", Arity::None, hex_digest);
const UPDATE: NativeDef = NativeDef::instance_method("update", Arity::One, update);
static METHODS: &[NativeDef] = &[COPY, DIGEST, HEX_DIGEST, UPDATE];

static GETSETS: &[GetSetDef] = &[
    GetSetDef { name: "block_size", get: |py, this| size(py, this, |(_, _, block)| block), set: None },
    GetSetDef { name: "digest_size", get: |py, this| size(py, this, |(_, digest, _)| digest), set: None },
    GetSetDef {
        name: "name",
        get: |py, this| {
            let name = hasher(py, this)?.facts().0;
            new_str(py, name)
        },
        set: None,
    },
];

static MD5_TYPE: TypeSpec = made("_md5", "md5");
static SHA1_TYPE: TypeSpec = made("_sha1", "sha1");
static SHA224_TYPE: TypeSpec = made("_sha2", "SHA224Type");
static SHA256_TYPE: TypeSpec = made("_sha2", "SHA256Type");
static SHA384_TYPE: TypeSpec = made("_sha2", "SHA384Type");
static SHA512_TYPE: TypeSpec = made("_sha2", "SHA512Type");

pub(crate) static MD5: ModuleDef = ModuleDef {
    name: "_md5",
    functions: &[maker!("md5", MD5_TYPE, Md5)],
    values: |py, namespace| put_types(py, namespace, &[("MD5Type", &MD5_TYPE)]),
};

pub(crate) static SHA1: ModuleDef = ModuleDef {
    name: "_sha1",
    functions: &[maker!("sha1", SHA1_TYPE, Sha1)],
    values: |py, namespace| put_types(py, namespace, &[("SHA1Type", &SHA1_TYPE)]),
};

pub(crate) static SHA2: ModuleDef = ModuleDef {
    name: "_sha2",
    functions: &[
        maker!("sha224", SHA224_TYPE, Sha224),
        maker!("sha256", SHA256_TYPE, Sha256),
        maker!("sha384", SHA384_TYPE, Sha384),
        maker!("sha512", SHA512_TYPE, Sha512),
    ],
    values: |py, namespace| {
        let types: [(&str, &'static TypeSpec); 4] = [
            ("SHA224Type", &SHA224_TYPE),
            ("SHA256Type", &SHA256_TYPE),
            ("SHA384Type", &SHA384_TYPE),
            ("SHA512Type", &SHA512_TYPE),
        ];
        put_types(py, namespace, &types)
    },
};

macro_rules! sha3 {
    ($static:ident, $name:literal, $algorithm:ident, $capacity:literal, $suffix:literal, $digest:expr, $hex:expr) => {
        static $static: TypeSpec = TypeSpec {
            methods: &[
                NativeDef::function("__new__", Arity::Free, |py, args| {
                    let class = args.get(0);
                    make(py, args, class, 1, ($name, ""), Algorithm::$algorithm)
                }),
                COPY,
                $digest,
                $hex,
                UPDATE,
            ],
            getsets: &[
                GetSetDef { name: "_capacity_bits", get: |py, _| new_int(py, $capacity), set: None },
                GetSetDef { name: "_rate_bits", get: |py, _| new_int(py, 1600 - $capacity), set: None },
                GetSetDef { name: "_suffix", get: |py, _| new_bytes(py, $suffix), set: None },
                GetSetDef { name: "block_size", get: |py, this| size(py, this, |(_, _, block)| block), set: None },
                GetSetDef { name: "digest_size", get: |py, this| size(py, this, |(_, digest, _)| digest), set: None },
                GetSetDef { name: "name", get: |py, _| new_str(py, $name), set: None },
            ],
            ..spec("_sha3", $name)
        };
    };
}

const LONG_DIGEST: NativeDef = NativeDef::instance_method("digest", Arity::One, digest);
const LONG_HEX_DIGEST: NativeDef = NativeDef::instance_method("hexdigest", Arity::One, hex_digest);

sha3!(SHA3_224, "sha3_224", Sha3224, 448, b"\x06", DIGEST, HEX_DIGEST);
sha3!(SHA3_256, "sha3_256", Sha3256, 512, b"\x06", DIGEST, HEX_DIGEST);
sha3!(SHA3_384, "sha3_384", Sha3384, 768, b"\x06", DIGEST, HEX_DIGEST);
sha3!(SHA3_512, "sha3_512", Sha3512, 1024, b"\x06", DIGEST, HEX_DIGEST);
sha3!(SHAKE_128, "shake_128", Shake128, 256, b"\x1f", LONG_DIGEST, LONG_HEX_DIGEST);
sha3!(SHAKE_256, "shake_256", Shake256, 512, b"\x1f", LONG_DIGEST, LONG_HEX_DIGEST);

pub(crate) static SHA3: ModuleDef = ModuleDef {
    name: "_sha3",
    functions: &[],
    values: |py, namespace| {
        let implementation = new_str(py, "RustCrypto")?;
        py.put(namespace, "implementation", implementation)?;
        let types: [(&str, &'static TypeSpec); 6] = [
            ("sha3_224", &SHA3_224),
            ("sha3_256", &SHA3_256),
            ("sha3_384", &SHA3_384),
            ("sha3_512", &SHA3_512),
            ("shake_128", &SHAKE_128),
            ("shake_256", &SHAKE_256),
        ];
        put_types(py, namespace, &types)
    },
};

static BLAKE2B: TypeSpec = TypeSpec {
    methods: &[NativeDef::function("__new__", Arity::Free, blake2::blake2b), COPY, DIGEST, HEX_DIGEST, UPDATE],
    base_type: true,
    ..spec("_blake2", "blake2b")
};

static BLAKE2S: TypeSpec = TypeSpec {
    methods: &[NativeDef::function("__new__", Arity::Free, blake2::blake2s), COPY, DIGEST, HEX_DIGEST, UPDATE],
    base_type: true,
    ..spec("_blake2", "blake2s")
};

pub(crate) static BLAKE2: ModuleDef = ModuleDef { name: "_blake2", functions: &[], values: blake2_values };

fn blake2_values(py: &mut Python<'_>, namespace: Obj<Dict>) -> Result<(), Trap> {
    const FACTS: [(&str, [&str; 2], [i64; 2]); 4] = [
        ("MAX_DIGEST_SIZE", ["BLAKE2B_MAX_DIGEST_SIZE", "BLAKE2S_MAX_DIGEST_SIZE"], [64, 32]),
        ("MAX_KEY_SIZE", ["BLAKE2B_MAX_KEY_SIZE", "BLAKE2S_MAX_KEY_SIZE"], [64, 32]),
        ("PERSON_SIZE", ["BLAKE2B_PERSON_SIZE", "BLAKE2S_PERSON_SIZE"], [16, 8]),
        ("SALT_SIZE", ["BLAKE2B_SALT_SIZE", "BLAKE2S_SALT_SIZE"], [16, 8]),
    ];
    put_types(py, namespace, &[("blake2b", &BLAKE2B), ("blake2s", &BLAKE2S)])?;
    let classes = [py.host_type(&BLAKE2B)?, py.host_type(&BLAKE2S)?];
    for (name, whole, values) in FACTS {
        for index in 0..2 {
            let value = new_int(py, values[index])?;
            py.put(namespace, whole[index], value)?;
            if let Some(own) = classes[index].cast::<Class>().and_then(|class| class.dict.get().cast::<Dict>()) {
                py.put(own, name, value)?;
            }
        }
    }
    Ok(())
}

fn put_types(
    py: &mut Python<'_>,
    namespace: Obj<Dict>,
    types: &[(&'static str, &'static TypeSpec)],
) -> Result<(), Trap> {
    for &(name, spec) in types {
        let class = py.host_type(spec)?;
        py.put(namespace, name, class)?;
    }
    Ok(())
}

/// The hash that an object is.
fn hasher<'a>(py: &'a mut Python<'_>, this: Value) -> Result<&'a mut Hasher, Trap> {
    if objects::get::<Hasher>(py, this, 0).is_none() {
        return Err(py.type_error(format_args!("no hash object")));
    }
    objects::get::<Hasher>(py, this, 0).ok_or(Trap::Memory)
}

fn create(py: &mut Python<'_>, class: Value, hasher: Hasher) -> Result<Value, Trap> {
    objects::create(py, class, 0, hasher)
}

/// A new hash of the data that may be given.
fn make<'h>(
    py: &mut Python<'h>,
    args: &mut Args<'_, 'h>,
    class: Value,
    first: usize,
    (function, data): (&'static str, &'static str),
    algorithm: Algorithm,
) -> Result<Value, Trap> {
    let signature = Signature { function, names: [data, "usedforsecurity"], least: 0, positional: 1 };
    let [data, _] = py.named_args(args, first, &signature)?;
    let mut hasher = algorithm.start();
    input(py, data, |bytes| hasher.update(bytes))?;
    create(py, class, hasher)
}

/// Gives the bytes of an argument, if there is one, to `take`.
fn input(py: &mut Python<'_>, data: Value, take: impl FnOnce(&[u8])) -> Result<(), Trap> {
    if data.is_null() {
        return Ok(());
    }
    if py.unwrapped(data).cast::<Str>().is_some() {
        return Err(py.type_error(format_args!("Strings must be encoded before hashing")));
    }
    let Some(buffer) = py.buffer_of(data)? else {
        return Err(py.type_error(format_args!("object supporting the buffer API required")));
    };
    py.charge(buffer.len() as u64 / 16)?;
    buffer.read(take);
    Ok(())
}

fn update<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let (this, data) = (args.get(0), args.get(1));
    let mut hash = hasher(py, this)?.clone();
    input(py, data, |bytes| hash.update(bytes))?;
    *hasher(py, this)? = hash;
    Ok(Value::NONE)
}

fn copy<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let this = args.get(0);
    let hash = hasher(py, this)?.clone();
    let class = py.type_of(this);
    create(py, class, hash)
}

/// The digest, of the length that is asked for where that is free.
fn digest_bytes<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Vec<u8>, Trap> {
    let this = args.get(0);
    let mut length = 0;
    if hasher(py, this)?.is_extendable() {
        let mut script = Script::new(args, 0)?;
        let number = script.index(py, args, args.get(1))?;
        let number = integer(py, number)?;
        match usize::try_from(number) {
            Err(_) => return Err(py.value_error(format_args!("value must be positive"))),
            Ok(number) if number >= 1 << 29 => return Err(py.value_error(format_args!("length is too large"))),
            Ok(number) => length = number,
        }
        py.charge(length as u64 / 16)?;
    }
    Ok(hasher(py, this)?.digest(length))
}

fn digest<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let bytes = digest_bytes(py, args)?;
    Ok(Bytes::from_slice(&mut py.heap, &bytes)?.value())
}

fn hex_digest<'h>(py: &mut Python<'h>, args: &mut Args<'_, 'h>) -> Result<Value, Trap> {
    let bytes = digest_bytes(py, args)?;
    let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    new_str(py, &text)
}

fn size(py: &mut Python<'_>, this: Value, part: fn((&'static str, usize, usize)) -> usize) -> Result<Value, Trap> {
    let size = part(hasher(py, this)?.facts());
    new_int(py, size as i64)
}
