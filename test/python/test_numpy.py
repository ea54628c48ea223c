"""The code of an answer as a function: its value and derivative, compared with differences of the value."""
import subprocess
import sys
import unittest

import numpy as np

import gradus

#: Expression, variable, sizes of its arguments.
PROBLEMS = [
    ("sigma(W*x)'*b", 'W', {'W': (3, 4), 'x': (4,), 'b': (3,)}),
    ('norm2(A*x - b)^2 + c*norm2(x)^2', 'x', {'A': (5, 3), 'x': (3,), 'b': (5,), 'c': ()}),
    ("logdet(X*X') + sum(expm(0.1*X*Y))", 'X', {'X': (2, 5), 'Y': (5, 2)}),
    ("sum(log(1 + exp(-y[i]*(X[i,:]*w))) for i)", 'w', {'y': (6,), 'X': (6, 3), 'w': (3,)}),
]


def differences(f, values, name):
    """The gradient of a scalar by one of its arguments, in its shape."""
    found = np.zeros_like(values[name])
    for at in np.ndindex(found.shape):
        step = np.zeros_like(found)
        step[at] = 1e-6
        ahead, behind = ({**values, name: values[name] + sign * step} for sign in (1, -1))
        found[at] = (f(**ahead)[0] - f(**behind)[0]) / 2e-6
    return found


class Functions(unittest.TestCase):
    def test_gradients_are_those_of_the_values(self):
        random = np.random.default_rng(1)
        for expr, wrt, sizes in PROBLEMS:
            with self.subTest(expr):
                where = 'b: n' if 'b' in sizes else None
                f = gradus.gradient(expr, wrt, where=where).numpy()
                values = {name: random.standard_normal(size) for name, size in sizes.items()}
                value, gradient = f(**values)
                self.assertEqual(np.shape(value), ())
                np.testing.assert_allclose(gradient, differences(f, values, wrt), rtol=1e-5, atol=1e-7)

    def test_the_code_checks_its_arguments_and_shows_its_lines(self):
        f = gradus.gradient("b'*tanh(x)", 'x').numpy()
        self.assertIn("f = b'*tanh(x)", f.__doc__)
        with self.assertRaisesRegex(ValueError, 'x: expected'):
            f(np.ones(3), np.ones(4))
        import inspect

        self.assertIn('np.tanh', inspect.getsource(f))

    def test_numpy_is_loaded_when_it_is_used(self):
        program = 'import sys, gradus; gradus.gradient("a*b", "a").code["numpy"]; sys.exit("numpy" in sys.modules)'
        subprocess.run([sys.executable, '-c', program], check=True)

    def test_without_numpy_it_says_what_to_install(self):
        program = (
            'import sys; sys.modules["numpy"] = None; import gradus\n'
            'try: gradus.gradient("a*b", "a").numpy()\n'
            'except ImportError as error: print(error)'
        )
        said = subprocess.run([sys.executable, '-c', program], capture_output=True, text=True, check=True)
        self.assertEqual(said.stdout, 'the code needs numpy: pip install numpy\n')


if __name__ == '__main__':
    unittest.main()
