/**
 * Problems as Python for SymPy's matrix expressions. A scalar made of matrices is a trace there, as SymPy keeps a
 * 1 x 1 product apart from numbers.
 */
import { analyse, functionNamed, isScalar, parseProblem } from './built.mjs'

const ENTRYWISE = new Set(
  'exp log sqrt sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh sign erf'.split(' '),
)
const AS_LAMBDA = new Map([
  ['sigmoid', 'lambda x: 1/(1 + sp.exp(-x))'],
  ['softplus', 'lambda x: sp.log(1 + sp.exp(x))'],
  ['square', 'lambda x: x**2'],
])

/** What SymPy has no word for. */
class Untranslatable extends Error {}
const cannot = (what) => {
  throw new Untranslatable(what)
}

const dimText = (dim) => (typeof dim === 'number' ? `sp.Integer(${dim})` : `(${dim.replaceAll('^', '**')})`)

/** The Python of an analysed problem. */
const translator = ({ shapes, dimensionOf, variables }) => {
  const scalar = (expr) => isScalar(shapes.get(expr) ?? { rows: 1, cols: 1 })
  const sized = (name, { rows, cols }) => `${name}(${dimText(rows)}, ${dimText(cols)})`

  /** The operands of a product as one factor; a scalar that is a product of matrices is its trace. */
  const product = (expr) => {
    const factors = [{ operator: '*', operand: expr.first }, ...expr.rest]
    if (factors.some(({ operator }) => operator === '⊗')) cannot('kron')
    let [text, isScalarSoFar, shape] = ['', true, undefined]
    factors.forEach(({ operator, operand }, i) => {
      const [factor, own] = [py(operand), scalar(operand)]
      const next = shapes.get(operand)
      if (i === 0) [text, isScalarSoFar, shape] = [factor, own, next]
      else if (operator === '/') text = own ? `(${text})/(${factor})` : cannot('./')
      else if (own || isScalarSoFar) {
        text = `(${text})*(${factor})`
        if (isScalarSoFar && !own) [isScalarSoFar, shape] = [false, next]
      } else if (operator === '.*') text = `had(${text}, ${factor})`
      else if (operator === './') text = `had(${text}, hadpow(${factor}, -1))`
      else {
        shape = { rows: shape.rows, cols: next.cols }
        isScalarSoFar = isScalar(shape)
        text = isScalarSoFar ? `tr((${text})*(${factor}))` : `(${text})*(${factor})`
      }
    })
    return text
  }

  const sumOf = (x, { rows, cols }) =>
    `tr(${sized('ones', { rows: 1, cols: rows })}*(${x})*${sized('ones', { rows: cols, cols: 1 })})`

  const call = (expr) => {
    const name = functionNamed(expr.name)?.name ?? cannot(`${expr.name}()`)
    if (expr.primes > 0) cannot('a derivative')
    const shape = shapes.get(expr)
    if (name === 'eye') return `I(${dimText(shape.rows)})`
    if (name === 'ones') return scalar(expr) ? 'sp.Integer(1)' : sized('ones', shape)
    if (expr.args.length !== 1) cannot(`${name} of ${expr.args.length} arguments`)
    const [arg] = expr.args
    const [x, of] = [py(arg), shapes.get(arg)]
    const f = AS_LAMBDA.get(name) ?? (ENTRYWISE.has(name) ? `sp.${name}` : undefined)
    if (f) return scalar(arg) ? `(${f})(${x})` : `entrywise(${f}, ${x})`
    if (scalar(arg)) cannot(`${name} of a scalar`)
    switch (name) {
      case 'tr':
        return `tr(${x})`
      case 'det':
        return `det(${x})`
      case 'logdet':
        return `sp.log(det(${x}))`
      case 'inv':
        return `(${x}).inverse()`
      case 'sum':
        return sumOf(x, of)
      case 'norm2':
      case 'normF':
        return `tr((${x}).T*(${x}))**Q(1, 2)`
      case 'diag':
        return of.cols === 1 ? `diag(${x})` : cannot('the diagonal')
      default:
        return cannot(name)
    }
  }

  const sum = (expr) => {
    if (!scalar(expr) && expr.terms.some(({ operand }) => scalar(operand))) cannot('a broadcast')
    return expr.terms.map(({ sign, operand }) => `${sign < 0 ? '-' : '+'}(${py(operand)})`).join('')
  }

  const power = (expr) => {
    const [base, exponent] = [py(expr.base), py(expr.exponent)]
    if (scalar(expr.base) || expr.operator === '^') return `(${base})**(${exponent})`
    return `hadpow(${base}, ${exponent})`
  }

  const py = (expr) => {
    switch (expr.kind) {
      case 'number':
        return `Q(${expr.value.num}, ${expr.value.den})`
      case 'name':
        if (expr.name === 'pi') return 'sp.pi'
        if (expr.name === 'eye') return `I(${dimText(shapes.get(expr).rows)})`
        return variables.has(expr.name) ? expr.name : dimText(dimensionOf.get(expr) ?? cannot('a definition'))
      case 'call':
        return call(expr)
      case 'transpose':
        return scalar(expr.body) ? py(expr.body) : `(${py(expr.body)}).T`
      case 'negate':
        return `-(${py(expr.body)})`
      case 'power':
        return power(expr)
      case 'product':
        return `(${product(expr)})`
      case 'colon':
        return scalar(expr.left)
          ? cannot('a product of scalars')
          : `tr((${py(expr.left)}).T*(${py(expr.right)}))`
      case 'sum':
        return `(${sum(expr)})`
      default:
        return cannot(expr.kind)
    }
  }
  return py
}

/** A case as a problem for sympy.py, or why it cannot be said there. */
export const translated = ({ id, expr, wrt, vars, dims }) => {
  try {
    const where = Object.entries(vars)
      .map(([name, { shape }]) => `${name}: ${shape.length === 0 ? 'scalar' : shape.join(' x ')}`)
      .join(', ')
    const analysis = analyse(parseProblem(expr, { where, names: Object.keys(vars) }))
    if (analysis.problem.definitions.length > 0) cannot('definitions')
    const shaped = Object.fromEntries(
      [...analysis.variables].map(([name, { shape }]) => [name, shapeList(shape)]),
    )
    const sizes = Object.fromEntries(analysis.dims.map((dim, i) => [dim, dims?.[dim] ?? 2 + i]))
    return { id, wrt, sizes, vars: shaped, expr: translator(analysis)(analysis.problem.objective) }
  } catch (error) {
    if (error instanceof Untranslatable || error.code === 'not-supported-yet')
      return { id, reason: error.message }
    throw error
  }
}

const shapeList = (shape) =>
  isScalar(shape) ? [] : [shape.rows, shape.cols].filter((_, i) => i === 0 || shape.cols !== 1)
