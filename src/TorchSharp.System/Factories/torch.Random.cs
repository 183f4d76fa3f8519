using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Random whole numbers, permutations and draws.</summary>
public static partial class torch
{
    public static Tensor randint(
        long low, long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        ts_randint(low, high, size.Shape, size.Length, generator, new(dtype, device, requires_grad, names));

    public static Tensor randint(
        long high, Size size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(0, high, new Size(size), dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(low, high, new Size(size), dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(0, high, new Size(size), dtype, device, requires_grad, generator, names);

    public static Tensor randint(
        int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        randint(low, high, new Size(size), dtype, device, requires_grad, generator, names);

    public static Tensor randint_like(
        Tensor input, long low, long high,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        ts_randint_like(input, low, high, new(dtype, device, requires_grad));

    public static Tensor randperm(
        long n,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        ts_randperm(n, generator, new(dtype, device, requires_grad));

    public static Tensor normal(
        double mean, double std, ReadOnlySpan<long> size,
        ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null, string[]? names = null) =>
        empty(size, dtype, device, false, names).normal_(mean, std, generator).requires_grad_(requires_grad);

    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null) =>
        ts_normal(mean, std, generator);

    public static Tensor bernoulli(Tensor input, Generator? generator = null) => input.bernoulli(generator);

    public static Tensor multinomial(
        Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        input.multinomial(num_samples, replacement, generator);

    [LibraryImport(Library)]
    private static partial Tensor ts_randint(
        long low, long high, ReadOnlySpan<long> size, int n, Generator? generator, TensorOptions options);

    [LibraryImport(Library)]
    private static partial Tensor ts_randint_like(Tensor input, long low, long high, TensorOptions options);

    [LibraryImport(Library)]
    private static partial Tensor ts_randperm(long n, Generator? generator, TensorOptions options);

    [LibraryImport(Library)]
    private static partial Tensor ts_normal(Tensor mean, Tensor std, Generator? generator);
}
