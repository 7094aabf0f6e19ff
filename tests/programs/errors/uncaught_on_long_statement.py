# A statement over several lines: the line that was running.
values = {"a": 1}
result = (
    values["a"]
    + len("four")
    + values["b"]
    + 5
)
