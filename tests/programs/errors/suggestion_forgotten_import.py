# Only 3.12: suggestions of imports.
# A module's name without its import.
def path():
    return sys.path


path()
