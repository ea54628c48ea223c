/**
 * The logarithm of the gamma function and its derivatives, which generated code brings along where a language does not
 * have them: by their asymptotic series far out, and by the recurrence from there (DLMF 5.5, 5.11, 5.15).
 */

/** JavaScript, of numbers. */
export const SCRIPT = `
const bernoulli = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510]

const lgamma = (x) => {
  let [far, product] = [x, 1]
  for (; far < 12; far++) product *= far
  const tail = bernoulli.reduce((sum, b, i) => sum + b / ((2 * i + 1) * (2 * i + 2) * far ** (2 * i + 1)), 0)
  return (far - 0.5) * Math.log(far) - far + Math.log(2 * Math.PI) / 2 + tail - Math.log(Math.abs(product))
}

const digamma = (x) => polygamma(0, x)

const polygamma = (k, x) => {
  const between = (first, last) => (first > last ? 1 : last * between(first, last - 1))
  let [far, sum] = [x, 0]
  for (; far < 12 + k; far++) sum += far ** (-k - 1)
  const leading = k === 0 ? -Math.log(far) : between(1, k - 1) / far ** k
  const tail = bernoulli.reduce((rest, b, i) => {
    const n = 2 * i + 2
    return rest + (b * (k === 0 ? 1 / n : between(n + 1, n + k - 1))) / far ** (n + k)
  }, 0)
  return (k % 2 === 0 ? -1 : 1) * (between(1, k) * (sum + far ** (-k - 1) / 2) + leading + tail)
}
`

/** TensorFlow.js, of tensors. */
export const TENSORS = `
const lgamma = (x) => {
  let [far, logs] = [x, tf.zerosLike(x)]
  for (let i = 0; i < 8; i++) [far, logs] = [tf.add(far, 1), tf.add(logs, tf.log(tf.abs(far)))]
  const series = tf.sub(tf.div(1 / 12, far), tf.div(1 / 360, tf.pow(far, 3)))
  const main = tf.sub(tf.mul(tf.sub(far, 0.5), tf.log(far)), far)
  return tf.sub(tf.add(tf.add(main, Math.log(2 * Math.PI) / 2), series), logs)
}

const digamma = (x) => polygamma(0, x)

const polygamma = (k, x) => {
  const between = (first, last) => (first > last ? 1 : last * between(first, last - 1))
  const power = (base, exponent) => tf.pow(base, exponent)
  let [far, sum] = [x, tf.zerosLike(x)]
  for (let i = 0; i < 8 + k; i++) [far, sum] = [tf.add(far, 1), tf.add(sum, power(far, -k - 1))]
  const leading = k === 0 ? tf.neg(tf.log(far)) : tf.mul(between(1, k - 1), power(far, -k))
  const tail = [1 / 6, -1 / 30, 1 / 42].map((b, i) => {
    const n = 2 * i + 2
    return tf.mul(b * (k === 0 ? 1 / n : between(n + 1, n + k - 1)), power(far, -n - k))
  })
  const steps = tf.mul(between(1, k), tf.add(sum, tf.mul(0.5, power(far, -k - 1))))
  return tf.mul(k % 2 === 0 ? -1 : 1, tf.addN([steps, leading, ...tail]))
}
`

/** C++, of numbers. */
export const CPP = `
inline double polygamma(double k, double x) {
  const double bernoulli[] = {1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510};
  const int order = int(k);
  double far = x, sum = 0.0, factorial = 1.0;
  for (; far < 12.0 + order; far += 1.0) sum += std::pow(far, -order - 1);
  for (int i = 2; i <= order; ++i) factorial *= i;
  double total = factorial * (sum + 0.5 * std::pow(far, -order - 1));
  total += order == 0 ? -std::log(far) : factorial / order * std::pow(far, -order);
  for (int i = 0; i < 8; ++i) {
    const int n = 2 * i + 2;
    double factor = order == 0 ? 1.0 / n : 1.0;
    for (int j = n + 1; j < n + order; ++j) factor *= j;
    total += bernoulli[i] * factor * std::pow(far, -n - order);
  }
  return order % 2 == 0 ? -total : total;
}

inline double digamma(double x) { return polygamma(0.0, x); }
`

/** Fortran, of numbers. */
export const FORTRAN = `
elemental function digamma(x) result(y)
  real(dp), intent(in) :: x
  real(dp) :: y
  y = polygamma(0.0_dp, x)
end function

elemental function polygamma(k, x) result(y)
  real(dp), intent(in) :: k, x
  real(dp) :: y, far, total, factor
  real(dp), parameter :: bernoulli(8) = [1 / 6.0_dp, -1 / 30.0_dp, 1 / 42.0_dp, -1 / 30.0_dp, 5 / 66.0_dp, &
    -691 / 2730.0_dp, 7 / 6.0_dp, -3617 / 510.0_dp]
  integer :: i, j, order
  order = nint(k)
  far = x
  total = 0
  do while (far < 12 + order)
    total = total + far**(-order - 1)
    far = far + 1
  end do
  factor = 1
  do i = 2, order
    factor = factor * i
  end do
  total = factor * (total + far**(-order - 1) / 2)
  if (order == 0) then
    total = total - log(far)
  else
    total = total + factor / order * far**(-order)
  end if
  do i = 1, 8
    factor = bernoulli(i)
    if (order == 0) factor = factor / (2 * i)
    do j = 2 * i + 1, 2 * i + order - 1
      factor = factor * j
    end do
    total = total + factor * far**(-2 * i - order)
  end do
  y = merge(-total, total, mod(order, 2) == 0)
end function
`
