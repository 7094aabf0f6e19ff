# A KeyError shows the key as repr does.
ages = {"Ada": 36}
print(ages["Ada"])
print(ages["it's"])
