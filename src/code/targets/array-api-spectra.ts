/**
 * Singular values, eigenvalues and matrices of cross products for arrays of any library.
 */
export const SPECTRA = `
def svdvals(X):
    return whole(lambda xp, X: singular(X)[1], (min(X.shape),), X)

def svd_left(X):
    return whole(lambda xp, X: singular(X)[0], (X.shape[0], min(X.shape)), X)

def svd_right(X):
    return whole(lambda xp, X: singular(X)[2].T, (X.shape[1], min(X.shape)), X)

def eigvals(X):
    return whole(lambda xp, X: xp.linalg.eigvalsh(X), X.shape[:1], X)

def eigvecs(X):
    return whole(lambda xp, X: xp.linalg.eigh(X)[1], X.shape, X)

def skew(w):
    x, y, z = w[0], w[1], w[2]
    o = 0 * x
    xp = array_namespace(w)
    return xp.stack([xp.stack([o, -z, y]), xp.stack([z, o, -x]), xp.stack([-y, x, o])])

def unskew(A):
    return array_namespace(A).stack([A[2, 1] - A[1, 2], A[0, 2] - A[2, 0], A[1, 0] - A[0, 1]])
`
