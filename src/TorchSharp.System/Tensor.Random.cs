using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Random values written over a tensor or drawn by it.</summary>
    public partial class Tensor
    {
        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            This(ts_uniform_(this, from, to, generator));

        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            This(ts_normal_(this, mean, std, generator));

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) =>
            This(ts_bernoulli_(this, p, generator));

        public Tensor bernoulli_(Tensor p, Generator? generator = null) =>
            This(ts_bernoulli__tensor(this, p, generator));

        public Tensor bernoulli(Generator? generator = null) => ts_bernoulli(this, generator);

        public Tensor random_(double from, double to, Generator? generator = null) =>
            This(ts_random_(this, (long)from, (long)to, generator));

        public Tensor exponential_(double lambda = 1, Generator? generator = null) =>
            This(ts_exponential_(this, lambda, generator));

        public Tensor cauchy_(double median = 0, double sigma = 1, Generator? generator = null) =>
            This(ts_cauchy_(this, median, sigma, generator));

        public Tensor geometric_(double p, Generator? generator = null) => This(ts_geometric_(this, p, generator));

        public Tensor log_normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            This(ts_log_normal_(this, mean, std, generator));

        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            ts_multinomial(this, num_samples, replacement ? 1 : 0, generator);

        [LibraryImport(Library)]
        private static partial Status ts_uniform_(Tensor self, double from, double to, Generator? generator);

        [LibraryImport(Library)]
        private static partial Status ts_normal_(Tensor self, double mean, double std, Generator? generator);

        [LibraryImport(Library)]
        private static partial Status ts_bernoulli_(Tensor self, double p, Generator? generator);

        [LibraryImport(Library)]
        private static partial Status ts_bernoulli__tensor(Tensor self, Tensor p, Generator? generator);

        [LibraryImport(Library)]
        private static partial Tensor ts_bernoulli(Tensor self, Generator? generator);

        [LibraryImport(Library)]
        private static partial Status ts_random_(Tensor self, long from, long to, Generator? generator);

        [LibraryImport(Library)]
        private static partial Status ts_exponential_(Tensor self, double lambda, Generator? generator);

        [LibraryImport(Library)]
        private static partial Status ts_cauchy_(Tensor self, double median, double sigma, Generator? generator);

        [LibraryImport(Library)]
        private static partial Status ts_geometric_(Tensor self, double p, Generator? generator);

        [LibraryImport(Library)]
        private static partial Status ts_log_normal_(Tensor self, double mean, double std, Generator? generator);

        [LibraryImport(Library)]
        private static partial Tensor ts_multinomial(Tensor self, long count, int replacement, Generator? generator);
    }
}
