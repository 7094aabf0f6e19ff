# Inherited methods, overriding, the order of look-up, isinstance and issubclass.
class Animal:
    legs = 4

    def __init__(self, name):
        self.name = name

    def speak(self):
        return "..."

    def line(self):
        return f"{self.name} says {self.speak()} on {self.legs} legs"


class Dog(Animal):
    def speak(self):
        return "woof"


class Bird(Animal):
    legs = 2

    def __init__(self, name, song):
        Animal.__init__(self, name)
        self.song = song

    def speak(self):
        return self.song


for animal in (Animal("it"), Dog("Rex"), Bird("Tweety", "tweet")):
    print(animal.line(), type(animal).__name__, isinstance(animal, Dog), isinstance(animal, (Dog, Bird)))
print(issubclass(Dog, Animal), issubclass(Animal, Dog), issubclass(Dog, Dog), issubclass(bool, int))
print(Dog.__bases__, Dog.__mro__, Bird.__name__, Dog.__base__ is Animal)
try:
    isinstance(1, 2)
except TypeError as e:
    print(type(e).__name__, e)
