# type.__call__ taken over, attributes of the metaclass, lookup from class and instance.
class Singleton(type):
    made = {}

    def __call__(cls, *args, **kw):
        if cls not in cls.made:
            cls.made[cls] = super().__call__(*args, **kw)
        return cls.made[cls]


class Config(metaclass=Singleton):
    def __init__(self, x):
        print("init", x)
        self.x = x


print(Config(1) is Config(2), Config(3).x)


class Meta(type):
    attribute = "from meta"
    shared = "meta shared"

    @property
    def computed(cls):
        return cls.__name__ + " computed"

    def method(cls):
        return "meta method of " + cls.__name__

    def __getattr__(cls, name):
        return "made " + name

    def __setattr__(cls, name, value):
        print("meta set", name)
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        print("meta del", name)
        super().__delattr__(name)

    def __dir__(cls):
        return ["b", "a"]

    def __instancecheck__(cls, instance):
        return instance == 5

    def __subclasscheck__(cls, other):
        return other is int

    def __lt__(cls, other):
        return cls.__name__ < other.__name__

    def __add__(cls, other):
        return cls.__name__ + other.__name__

    def __bool__(cls):
        return False

    def __hash__(cls):
        return 7

    def __eq__(cls, other):
        return other is int or cls is other


class K(metaclass=Meta):
    shared = "class shared"
    computed = "class computed"


print(K.attribute, K.shared, K.computed, K.method(), K.unknown)
print(K().shared, K().computed, hasattr(K(), "attribute"), hasattr(K(), "method"), hasattr(K(), "unknown"))
K.y = 1
del K.y
print(dir(K), isinstance(5, K), isinstance(K(), K), issubclass(int, K), issubclass(K, K))
print(K < int, K + int, bool(K), hash(K), K == int, K != int, {K: 1}[K])
