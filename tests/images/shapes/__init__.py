NAME = "shapes"
