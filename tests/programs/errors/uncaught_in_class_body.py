# An error while a class body runs: the frame has the class's name.
class Broken:
    fine = 1
    worse = fine + "text"
