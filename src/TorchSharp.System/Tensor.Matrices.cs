using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Products of matrices and vectors.</summary>
    public partial class Tensor
    {
        public Tensor matmul(Tensor target) => ts_matmul(this, target);

        public Tensor mm(Tensor target) => ts_mm(this, target);

        public Tensor bmm(Tensor batch2) => ts_bmm(this, batch2);

        public Tensor mv(Tensor target) => ts_mv(this, target);

        public Tensor dot(Tensor target) => ts_dot(this, target);

        public Tensor outer(Tensor vec2) => ts_outer(this, vec2);

        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1f, float alpha = 1f) =>
            ts_addmm(this, mat1, mat2, beta, alpha);

        [LibraryImport(Library)]
        private static partial Tensor ts_matmul(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_mm(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_bmm(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_mv(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_dot(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_outer(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_addmm(Tensor self, Tensor a, Tensor b, float beta, float alpha);
    }
}
