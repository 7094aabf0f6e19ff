from shapes.circle import Circle

class Ring:
    pass
