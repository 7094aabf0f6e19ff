# An uncaught SyntaxError of exec shows where it lies, in a chain.
def run(text):
    try:
        exec(compile(text, 'some file', 'exec'))
    except SyntaxError as error:
        raise RuntimeError('does not compile') from error
try:
    run('a = 1\nb = = 2\n')
except RuntimeError:
    exec('x = 1 +')
