"""Locals that may be unbound, many of them too."""


def maybe(a):
    if a:
        b = 1
    print(b)
    del b
    print(b)
    b = 2
    print(b, b)


def loop(items):
    for item in items:
        last = item
    return last


def handler():
    try:
        a = f()
        b = g()
    except Exception as e:
        print(a, b, e)
    print(a, b)
    with x as y:
        z = 1
    return y, z


def swaps(a, b, c, d):
    a, b = b, a
    a, b, c = c, a, b
    a, b, c, d = d, c, b, a
    a, a = b, c
    [a, b] = b, a
    a, *b = c, d
    (a, b), c = d
    a = b = c
    (x) = (a, b), c
    return x


def cleared(x):
    y = [x for x in x]
    z = [(x, y) for y in x for x in y if x if y]
    return x, y, z


def many(first):
    v0 = first
    v1 = first
    v2 = first
    v3 = first
    v4 = first
    v5 = first
    v6 = first
    v7 = first
    v8 = first
    v9 = first
    v10 = first
    v11 = first
    v12 = first
    v13 = first
    v14 = first
    v15 = first
    v16 = first
    v17 = first
    v18 = first
    v19 = first
    v20 = first
    v21 = first
    v22 = first
    v23 = first
    v24 = first
    v25 = first
    v26 = first
    v27 = first
    v28 = first
    v29 = first
    v30 = first
    v31 = first
    v32 = first
    v33 = first
    v34 = first
    v35 = first
    v36 = first
    v37 = first
    v38 = first
    v39 = first
    v40 = first
    v41 = first
    v42 = first
    v43 = first
    v44 = first
    v45 = first
    v46 = first
    v47 = first
    v48 = first
    v49 = first
    v50 = first
    v51 = first
    v52 = first
    v53 = first
    v54 = first
    v55 = first
    v56 = first
    v57 = first
    v58 = first
    v59 = first
    v60 = first
    v61 = first
    v62 = first
    v63 = first
    v64 = first
    v65 = first
    v66 = first
    v67 = first
    v68 = first
    v69 = first
    if first:
        w = v69
    for v65 in v66: del v67
    print(v65, v67, w, v1)
    return [v69 for v69 in v68], lambda: (v0, v69)


def captured(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32, a33, a34, a35, a36, a37, a38, a39, *rest, k1, k2=1, **more):
    own = a1
    def inner():
        nonlocal own
        own += 1
        return a1, a39, rest, k2, more, own, __class__
    return inner

