from shapes.ring import Ring

class Circle:
    pass
