import math

def circle(radius):
    """Its area."""
    return math.pi * radius ** 2
