/**
 * The books and papers that the laws cite, by the key that a rule file has for them.
 */
export const SOURCES: ReadonlyMap<string, string> = new Map([
  ['definition', 'by definition'],
  [
    'AbsilMahonySepulchre2008',
    'P.-A. Absil, R. Mahony and R. Sepulchre, Optimization Algorithms on Matrix Manifolds, Princeton, 2008',
  ],
  ['Bhatia2007', 'R. Bhatia, Positive Definite Matrices, Princeton, 2007'],
  ['Bhatia1997', 'R. Bhatia, Matrix Analysis, Springer, 1997'],
  ['Boyd2004', 'S. Boyd and L. Vandenberghe, Convex Optimization, Cambridge, 2004'],
  ['DLMF', 'NIST Digital Library of Mathematical Functions'],
  [
    'GolubPereyra1973',
    'G. H. Golub and V. Pereyra, The differentiation of pseudo-inverses and nonlinear least squares problems whose variables separate, SIAM J. Numer. Anal. 10, 1973',
  ],
  [
    'Goldberg1991',
    'D. Goldberg, What every computer scientist should know about floating-point arithmetic, ACM Computing Surveys 23, 1991',
  ],
  [
    'Giles2008',
    'M. B. Giles, Collected Matrix Derivative Results for Forward and Reverse Mode Algorithmic Differentiation, 2008',
  ],
  ['HendrycksGimpel2016', 'D. Hendrycks and K. Gimpel, Gaussian Error Linear Units (GELUs), 2016'],
  ['Higham2008', 'N. J. Higham, Functions of Matrices, SIAM, 2008'],
  [
    'Huber1964',
    'P. J. Huber, Robust estimation of a location parameter, Annals of Mathematical Statistics 35, 1964',
  ],
  [
    'KhatriRao1968',
    'C. G. Khatri and C. R. Rao, Solutions to some functional equations and their applications to characterization of probability distributions, Sankhya A 30, 1968',
  ],
  ['HornJohnson2013', 'R. A. Horn and C. R. Johnson, Matrix Analysis, 2nd edition, Cambridge, 2013'],
  ['Laue2020', 'S. Laue, M. Mitterreiter and J. Giesen, A Simple and Efficient Tensor Calculus, AAAI, 2020'],
  ['Machler2012', 'M. Mächler, Accurately computing log(1 - exp(-|a|)), Rmpfr package vignette, 2012'],
  [
    'MagnusNeudecker2019',
    'J. R. Magnus and H. Neudecker, Matrix Differential Calculus, 3rd edition, Wiley, 2019',
  ],
  ['Minka2000', 'T. P. Minka, Old and New Matrix Algebra Useful for Statistics, 2000'],
  ['Murray2016', 'I. Murray, Differentiation of the Cholesky decomposition, 2016'],
  ['NocedalWright2006', 'J. Nocedal and S. J. Wright, Numerical Optimization, 2nd edition, Springer, 2006'],
  ['Petersen2012', 'K. B. Petersen and M. S. Pedersen, The Matrix Cookbook, 15 November 2012'],
  [
    'RasmussenWilliams2006',
    'C. E. Rasmussen and C. K. I. Williams, Gaussian Processes for Machine Learning, MIT Press, 2006',
  ],
  [
    'Watson1992',
    'G. A. Watson, Characterization of the subdifferential of some matrix norms, Linear Algebra Appl. 170, 1992',
  ],
])

/** `Petersen2012 (37)` with the title written out. */
export const sourceText = (citation: string): string => {
  const [, key = '', place = ''] = /^(\w+),?\s*(.*)$/.exec(citation) ?? []
  const title = SOURCES.get(key)
  return title === undefined ? citation : [title, place].filter((part) => part !== '').join(', ')
}
