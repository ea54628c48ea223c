/**
 * Names of functions in NumPy, MATLAB, Julia, R, PyTorch, CVXPY and textbooks that are not read: why, and what to
 * write instead where there is something. In a reason * stands for the name; arguments of an offer stand for those
 * typed, and ` or ` parts two offers.
 */

/** Words with one reason: a name, or a name with its arguments and what to write for it. */
export interface Refusals {
  readonly because: string
  /** Whether they are applied entry by entry, so that a user may declare them so. */
  readonly elementwise?: true
  readonly words: readonly (string | readonly [typed: string, write: string])[]
}

const names = (text: string): readonly string[] => text.split(' ')

export const REFUSED: readonly Refusals[] = [
  {
    because: '* is not in the language',
    elementwise: true,
    words: [
      ['exp10(x)', '10.^x'],
      ['ctg(x)', 'cot(x)'],
      ['sech(x)', '1 ./ cosh(x)'],
      ['csch(x)', '1 ./ sinh(x)'],
      ['coth(x)', '1 ./ tanh(x)'],
      ['pnorm(x)', 'normcdf(x)'],
      ['Phi(x)', 'normcdf(x)'],
      ['ndtr(x)', 'normcdf(x)'],
      ['entr(x)', '-x .* log(x)'],
      ['huber(x)', 'huber(x,1)'],
      ['gamma(x)', 'exp(lgamma(x))'],
      ['factorial(x)', 'exp(lgamma(x + 1))'],
      ['relu6(x)', 'min(relu(x),6)'],
      ['leakyrelu(x)', 'leakyrelu(x,0.01)'],
      ['leaky_relu(x)', 'leaky_relu(x,0.01)'],
      ['leakyReLU(x)', 'leakyReLU(x,0.01)'],
      ['LeakyReLU(x)', 'LeakyReLU(x,0.01)'],
      ['hard_sigmoid(x)', 'min(max(x/6 + 1/2,0),1)'],
      ['hardsigmoid(x)', 'min(max(x/6 + 1/2,0),1)'],
      ['tanhshrink(x)', 'x - tanh(x)'],
      ['haversin(x)', '(1 - cos(x))/2'],
      ['asec(x)', 'acos(1 ./ x)'],
      ['acsc(x)', 'asin(1 ./ x)'],
      ['acot(x)', 'atan(1 ./ x)'],
      ['deg2rad(x)', 'x*pi/180'],
      ['rad2deg(x)', '180*x/pi'],
      ...names('probit norminv erfinv'),
      ...names('besselj besseli zeta selu celu hinge softshrink hardshrink hardswish sinpi cospi'),
    ],
  },
  {
    because: '* of two arguments is not in the language',
    words: [
      ['squared_difference(x,y)', '(x - y).^2'],
      ['rel_entr(x,y)', 'x .* log(x ./ y)'],
      ['kl_div(x,y)', 'x .* log(x ./ y) - x + y'],
    ],
  },
  {
    because: '* is constant between its jumps, so its derivative is 0 or undefined everywhere',
    words: names(
      'floor ceil ceiling round rint fix trunc argsort nnz count_nonzero isnan any all sort_indices quantize',
    ),
  },
  {
    because: '* is a remainder, which the language does not have',
    words: names('mod rem fmod remainder fmodulo gcd lcm'),
  },
  {
    because: '* is a number of entries: write the dimension itself, such as n where x: n',
    words: names('numel length size len shape ndims nrow ncol nrows ncols'),
  },
  {
    because: '* is a whole number, the same nearly everywhere, so that it has no derivative of use',
    words: names('rank matrix_rank nullity'),
  },
  {
    because: '* is random, and only what is determined has a derivative',
    words: names('dropout Dropout rand randn random normal uniform sample gumbel_softmax'),
  },
  {
    because: '* is an expectation, which the language does not have: write the sum or the mean over the data',
    words: names('E Ex Var Cov Pr Prob expectation expected'),
  },
  {
    because: '* is linear in each argument, which the language writes with the matrix of the map, as C*x',
    words: names('conv conv1d convolve deconv fft ifft rfft dct filter'),
  },
  {
    because: '* is not in the language yet: it is no elementwise function',
    words: [
      ['geomean(x)', 'exp(mean(log(x)))'],
      ['geo_mean(x)', 'exp(mean(log(x)))'],
      ['rms(x)', 'sqrt(mean(x.^2))'],
      ['center(x)', 'x - mean(x)'],
      ['standardize(x)', '(x - mean(x))/std(x)'],
      ['zscore(x)', '(x - mean(x))/std(x)'],
      ['harmmean(x)', '1/mean(1 ./ x)'],
      ['quad_form(x,P)', "x'*P*x"],
      ['quadform(x,P)', "x'*P*x"],
      ['mse(x,y)', 'mean((x - y).^2)'],
      ['mse_loss(x,y)', 'mean((x - y).^2)'],
      ['rmse(x,y)', 'sqrt(mean((x - y).^2))'],
      ['mae(x,y)', 'mean(abs(x - y))'],
      ['l1_loss(x,y)', 'mean(abs(x - y))'],
      ['entropy(p)', "-p'*log(p)"],
      ['crossentropy(y,p)', '-sum(y .* log(p))'],
      ['cross_entropy(y,p)', '-sum(y .* log(p))'],
      ['kl(p,q)', 'sum(p .* log(p ./ q))'],
      ['KL(p,q)', 'sum(p .* log(p ./ q))'],
      ['dist(x,y)', 'norm2(x - y)'],
      ['distance(x,y)', 'norm2(x - y)'],
      ['cosine_similarity(x,y)', "x'*y/(norm2(x)*norm2(y))"],
      ['crossprod(X)', "X'*X"],
      ['tcrossprod(X)', "X*X'"],
      ['symm(X)', "(X + X')/2"],
      ['sym(X)', "(X + X')/2"],
      ...names('cumprod cummax cummin diff trapz median quantile percentile mode sort topk normp'),
      ...names('logcumsumexp vecl lyapunov'),
      ...names(
        'bce bce_loss binary_cross_entropy nll_loss layernorm layer_norm LayerNorm batchnorm batch_norm attention',
      ),
      ...names('cov covariance corr cor corrcoef'),
    ],
  },
  {
    because:
      '* belongs to eigenvalues or singular values, which the language does not have yet; it is no elementwise function',
    words: [
      ['sigma_min(X)', '1/spectral(inv(X))'],
      ['cond(X)', 'spectral(X)*spectral(inv(X))'],
      ['condition_number(X)', 'spectral(X)*spectral(inv(X))'],
      ...names('svd schatten'),
    ],
  },
  {
    because:
      '* may be complex of a matrix that is not symmetric; of a symmetric one there are eigvals, eigvecs, eigmax and eigmin',
    words: names('eig eigs eigenvalues eigen eigh eigvec eigenvectors spectral_radius'),
  },
  {
    because: '* is a factorisation with several results, of which the language has only chol',
    words: names('lu qr schur ldl hessenberg polar slogdet factorize'),
  },
  {
    because:
      '* puts matrices together, which is done by brackets: [A, B] side by side, [A; B] on top of one another',
    words: names(
      'hstack vstack dstack stack cat hcat vcat concat concatenate horzcat vertcat rbind cbind append',
    ),
  },
  {
    because:
      '* is not needed: the vector of 1 to n is [i for i in 1:n], and a sum runs over an index, for i in 1:n',
    words: names('range arange'),
  },
  {
    because: '* rearranges entries, which the language does by vec and transposes only',
    words: [
      ['flatten(X)', 'vec(X)'],
      ['ravel(X)', 'vec(X)'],
      ...names(
        'view squeeze unsqueeze expand expand_dims broadcast_to repmat tile repeat roll circshift flip fliplr flipud rot90',
      ),
      ...names(
        'permute permutedims swapaxes moveaxis gather scatter take select toeplitz circulant hankel vander meshgrid',
      ),
    ],
  },
  {
    because: '* is an operation on tensors of higher order; the language has matrices',
    words: names(
      'einsum tensordot bmm baddbmm conv2d Conv2d maxpool max_pool avgpool pool embedding unfold im2col',
    ),
  },
  {
    because: '* belongs to complex numbers, and the language is that of real matrices',
    words: [
      ['conj(x)', 'x'],
      ['conjugate(x)', 'x'],
      ['real(x)', 'x'],
      ['Re(x)', 'x'],
      ['hermitian(X)', "X'"],
      ...names('imag Im angle arg phase cis complex'),
    ],
  },
  {
    because: '* is written without a function here',
    words: [
      ['power(A,B)', 'A.^B'],
      ['pow(A,B)', 'A.^B'],
      ['Power(A,B)', 'A.^B'],
    ],
  },
  {
    because: '* means different things in different places',
    words: [
      ['adjoint(X)', "X' or adj(X)"],
      ['t(X)', "X'"],
      ['T(X)', "X'"],
      ['multiply(A,B)', 'A .* B or A*B'],
      ['mul(A,B)', 'A .* B or A*B'],
      ['mult(A,B)', 'A*B or A .* B'],
      ['divide(A,B)', 'A ./ B'],
      ['div(A,B)', 'A ./ B'],
      ['normalize(x)', 'x/norm2(x) or (x - mean(x))/std(x)'],
      ['normalise(x)', 'x/norm2(x) or (x - mean(x))/std(x)'],
      ['lstsq(A,b)', 'pinv(A)*b'],
      ['lsqr(A,b)', 'pinv(A)*b'],
      ['pos(x)', 'relu(x)'],
      ['matrix_norm(X)', 'normF(X)'],
      ...names('schur_complement vecnorm'),
    ],
  },
  {
    because:
      '* is what is asked of an expression, not written in it: type the function alone and name the variable by --wrt',
    words: names(
      'grad gradient derivative jacobian hessian Grad nabla differentiate backward partial laplacian divergence curl',
    ),
  },
  {
    because: '* is not in the language, which has derivatives and no integrals, limits or optimisation',
    words: names(
      'int integral integrate quad Integrate lim limit argmax argmin minimize maximize solve_ode odeint',
    ),
  },
  {
    because:
      '* is not needed: constants take their shape from where they stand, as vector(1) and matrix(1), or name it, as ones(n)',
    words: names(
      'ones_like zeros_like full full_like empty linspace logspace one_hot onehot kronecker_delta delta dirac',
    ),
  },
]
