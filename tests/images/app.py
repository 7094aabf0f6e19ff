"""An image of version 1, kept."""
import shapes
from shapes.round import circle

def main():
    assert circle(1) > 3
    print(shapes.NAME, round(circle(2), 3), "grüße", 10 ** 30)

main()
