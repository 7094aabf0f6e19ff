# A NameError with a name that is nearly there gets a suggestion.
counter = 1
print(counter)
print(conuter)
