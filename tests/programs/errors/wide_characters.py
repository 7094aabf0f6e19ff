# Marks under text with wide and combining characters.
def f(名前):
    return 名前["キー"] + "é" * 2


f({"other": "ｗｉｄｅ"})
