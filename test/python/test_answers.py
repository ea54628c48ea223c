"""Answers as objects, errors with their place, verdicts."""
import pickle
import unittest

import gradus


def error_of(run, *arguments, **more):
    try:
        run(*arguments, **more)
    except gradus.GradusError as error:
        return error
    raise AssertionError('nothing was raised')


class Answers(unittest.TestCase):
    def test_an_answer_has_all_that_the_engine_says(self):
        answer = gradus.gradient("sigma(W*x)'*b", wrt='W', where='W: k x m')
        self.assertEqual(answer.text, "(b .* (sigma(W*x) - sigma(W*x).^2))*x'")
        self.assertEqual(str(answer), answer.text)
        self.assertEqual(repr(answer), f'<gradus gradient by W: {answer.text}>')
        self.assertEqual(answer.shape, ('k', 'm'))
        self.assertEqual(answer.shapes, {'W': ('k', 'm'), 'x': ('m',), 'b': ('k',)})
        self.assertEqual(answer['W'].text, answer.text)
        self.assertEqual(answer.code['numpy'].args, ('W', 'x', 'b'))
        self.assertEqual(answer.code['numpy'].returns, ('value', 'gradient'))
        self.assertTrue(answer.check)
        self.assertLess(answer.check.max_rel_error, 1e-9)
        self.assertEqual(answer.steps[0].rule, 'inner-product')
        self.assertEqual(answer.steps[0].source, 'definition')
        self.assertIn(f"df = {answer.text} : d(W)   sigmoid", str(answer.steps))

    def test_a_notebook_shows_formula_and_derivation(self):
        answer = gradus.gradient("norm2(x)^2*b'*x", 'x')
        self.assertEqual(answer._repr_latex_(), f'$\\displaystyle {answer.latex}$')
        table = answer.steps._repr_markdown_().split('\n')
        self.assertEqual(len(table), 2 + len(answer.steps))
        for row in table:
            self.assertEqual(row.count('|'), 3)

    def test_of_several_variables_each_has_its_derivative(self):
        answer = gradus.gradient('h = tanh(V*x + c); norm2(W*h - y)^2', ['V', 'c'], where='c: n')
        self.assertEqual([one.wrt for one in answer.derivatives], ['V', 'c'])
        self.assertEqual(str(answer).split('\n')[0], 'where h = tanh(V*x + c)')
        self.assertEqual(answer.text.split('\n')[1], f"c: {answer['c'].text}")
        self.assertEqual(answer['c'].shape, ('n',))
        self.assertIn(answer['V'].latex, answer._repr_latex_())
        self.assertIn('\\text{where } h = \\tanh', answer._repr_latex_())
        with self.assertRaises(ValueError):
            answer.shape

    def test_every_kind_is_asked_for(self):
        self.assertEqual(gradus.jacobian('A*exp(W*x)', 'x').shape, ('n', 'p'))
        self.assertEqual(gradus.hessian("x'*A*x", 'x').text, "A + A'")
        self.assertEqual(gradus.derivative('norm2(A*x)^2', 'x', kind='hvp', direction={'x': 'v'}).text, "2*A'*A*v")
        self.assertEqual(gradus.derivative('A*inv(X)', 'X', kind='vjp', cotangent='Y').shapes['Y'], ('n', 'm'))
        self.assertEqual(gradus.derivative('norm2(x)^2', 'x', kind='curvature').text, 'convex')
        least = gradus.derivative('norm2(x)^2', 'x', kind='stationary', constraints=['A*x = b'])
        self.assertEqual(least.assumptions, ("A*A' is invertible",))

    def test_problems_in_other_languages(self):
        self.assertEqual(gradus.derivative(latex=r'\nabla_X \operatorname{tr}(A X)').text, "A'")
        declared = gradus.gradient(latex=r'\log\det S', wrt='S', where='S is positive-definite')
        self.assertEqual(declared.text, 'inv(S)')
        self.assertEqual(gradus.gradient('np.sum(x**2)', 'x', from_='numpy').text, '2*x')
        self.assertEqual(gradus.gradient('b : x', 'x', vars={'b': {'shape': ['k']}}).shape, ('k',))

    def test_an_answer_travels(self):
        answer = pickle.loads(pickle.dumps(gradus.gradient("b'*x", 'x')))
        self.assertEqual(answer.text, 'b')
        self.assertEqual(answer.code['numpy'].function, 'gradient_x')

    def test_an_engine_has_ways_of_its_own(self):
        with gradus.Engine(steps=False, check=False, form='expanded', code=['torch', 'julia']) as engine:
            answer = engine.gradient("x'*(A + B)*y", 'x', where='A: n x m')
            self.assertEqual(answer.text, 'A*y + B*y')
            self.assertEqual(answer.steps, ())
            self.assertIsNone(answer.check)
            self.assertEqual(list(answer.code), ['torch', 'julia'])

    def test_an_answer_that_a_language_cannot_say_has_no_code(self):
        with gradus.Engine(code='octave', check=False) as engine:
            answer = engine.gradient("x solves x = tanh(W*x + u); c'*x", 'u')
            self.assertEqual(answer.shape, ('n',))
            self.assertEqual(error_of(lambda: answer.code).code, 'code-not-available')

    def test_a_batch_keeps_the_order_and_goes_on(self):
        problems = [{'expr': "b'*x", 'wrt': 'x'}, {'expr': "x'*", 'wrt': 'x'}, '{"expr":"a*c","wrt":"a"}', 'nonsense', '']
        found = list(gradus.batch(problems))
        self.assertEqual([str(one).split(':')[0] for one in found], ['b', 'unexpected', 'c', 'bad-problem', 'bad-problem'])
        self.assertIsInstance(found[1], gradus.GradusError)
        self.assertTrue(found[3].message.startswith('the line is no JSON: at column 1'))


class Errors(unittest.TestCase):
    def test_an_error_has_its_place_and_offer(self):
        error = error_of(gradus.gradient, 'norm2(2x)', 'x')
        self.assertEqual((error.code, error.span, error.hint), ('implicit-product', (6, 8), 'Did you mean 2*x ?'))
        self.assertEqual(
            str(error),
            'implicit-product: a product needs its sign *.\n  norm2(2x)\n        ^^\n  Did you mean 2*x ?',
        )

    def test_a_place_is_in_its_line(self):
        lines = str(error_of(gradus.gradient, 'h = A*x;\nnorm2(h + 2x)', 'x')).split('\n')
        self.assertEqual(lines[1:3], ['  norm2(h + 2x)', '            ^^'])

    def test_places_count_characters(self):
        # Of UTF-16 the letter is two units, of Python one character.
        text = '# \U0001d4b3\nnorm2(2x)'
        error = error_of(gradus.gradient, text, 'x')
        self.assertEqual(text[slice(*error.span)], '2x')
        latex = '\\|\\vect{x}\\|^2'
        error = error_of(gradus.derivative, latex=latex)
        self.assertEqual(latex[slice(*error.span)], '\\vect')

    def test_what_is_declared_is_read_with_suspicion(self):
        error = error_of(gradus.gradient, 'norm2(A*x)', 'x', where='A: ')
        self.assertNotEqual(error.code, 'internal')
        self.assertEqual(error_of(gradus.gradient, "b'*x", 'x', where=3).code, 'bad-problem')

    def test_an_error_travels(self):
        error = error_of(gradus.gradient, 'norm2(2x)', 'x')
        self.assertEqual(str(pickle.loads(pickle.dumps(error))), str(error))
        error = error_of(gradus.check, "x'*A*x", 'x', '2*A*x)')
        self.assertEqual(str(pickle.loads(pickle.dumps(error))), str(error))


class Verdicts(unittest.TestCase):
    def test_answers_from_elsewhere_are_judged(self):
        self.assertTrue(gradus.check("x'*A*x", 'x', "(A + A')*x"))
        verdict = gradus.check("x'*A*x", 'x', '2*A*x', where='A: n x n')
        self.assertFalse(verdict)
        self.assertEqual((verdict.ok, verdict.fault, verdict.expected), (False, 'only-if-symmetric', "(A + A')*x"))
        self.assertTrue(str(verdict).endswith("\nit should be (A + A')*x"))
        self.assertTrue(gradus.check("x'*A*x", 'x', "A + A'", kind='hessian'))
        self.assertTrue(gradus.check(r'\nabla_X \operatorname{tr}(X^\top B) = B', None, from_='latex'))

    def test_an_answer_that_cannot_be_read_is_pointed_at(self):
        error = error_of(gradus.check, "x'*A*x", 'x', '2*A*x)')
        self.assertEqual(error.source[slice(*error.span)], ')')
        self.assertEqual(str(error).split('\n')[1:], ['  2*A*x)', '       ^'])
        self.assertEqual(error_of(gradus.check, "x'*A*x", None, '2*A*x').code, 'usage')

    def test_derivations_are_judged_line_by_line(self):
        self.assertTrue(gradus.audit(["f = x'*x", "df = 2*x'*dx"]))
        audit = gradus.audit("f = x'*x\ndf = 3*x'*dx")
        self.assertEqual((audit.ok, audit.line, audit.expected), (False, 2, "2*x'*dx"))
        self.assertEqual([one.verdict for one in audit.lines], ['definition', 'wrong'])
        self.assertEqual(error_of(gradus.audit, '').code, 'audit-empty')


if __name__ == '__main__':
    unittest.main()
