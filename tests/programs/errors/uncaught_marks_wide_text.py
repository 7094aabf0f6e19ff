# Marks on a line with characters that are not ASCII.
價格 = {"茶": 3}
print(價格["茶"])
總數 = "茶" + 價格["茶"]
