using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Index expressions, read and written.</summary>
    public partial class Tensor
    {
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => Write([i1], value);
        }

        public Tensor this[long i1, long i2]
        {
            get => At(i1, i2);
            set => Write([i1, i2], value);
        }

        public Tensor this[long i1, long i2, long i3]
        {
            get => At(i1, i2, i3);
            set => Write([i1, i2, i3], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => At(i1, i2, i3, i4);
            set => Write([i1, i2, i3, i4], value);
        }

        public Tensor this[params long[] indices]
        {
            get => At(indices);
            set => Write(indices, value);
        }

        public Tensor index(params TensorIndex[] indices)
        {
            (IndexValue[] values, Tensor[] tensors) = Parts(indices);
            return ts_index(this, values, values.Length, new TensorList(tensors));
        }

        public Tensor index(params Tensor[] indices) => index(Array.ConvertAll(indices, TensorIndex.Tensor));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            (IndexValue[] values, Tensor[] tensors) = Parts(indices);
            return This(ts_index_put_(this, values, values.Length, new TensorList(tensors), value));
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) =>
            index_put_(value, indices, accumulate: false);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) => accumulate
            ? This(ts_index_accumulate_(this, new TensorList(indices), indices.Length, value))
            : index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            (IndexValue[] values, Tensor[] tensors) = Parts(indices);
            return This(ts_index_put__scalar(this, values, values.Length, new TensorList(tensors), value));
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices) =>
            index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));

        private Tensor At(params long[] indices) => index(Array.ConvertAll(indices, i => TensorIndex.Single(i)));

        private void Write(long[] indices, Tensor value) =>
            index_put_(value, Array.ConvertAll(indices, i => TensorIndex.Single(i)));

        private static (IndexValue[] Values, Tensor[] Tensors) Parts(TensorIndex[] indices) =>
            (Array.ConvertAll(indices, index => index.Value),
            [.. indices.Where(index => index.Chosen is not null).Select(index => index.Chosen!)]);

        [LibraryImport(Library)]
        private static partial Tensor ts_index(Tensor self, ReadOnlySpan<IndexValue> values, int n, TensorList tensors);

        [LibraryImport(Library)]
        private static partial Status ts_index_put_(
            Tensor self, ReadOnlySpan<IndexValue> values, int n, TensorList tensors, Tensor value);

        [LibraryImport(Library)]
        private static partial Status ts_index_put__scalar(
            Tensor self, ReadOnlySpan<IndexValue> values, int n, TensorList tensors, ScalarValue value);

        [LibraryImport(Library)]
        private static partial Status ts_index_accumulate_(Tensor self, TensorList indices, int n, Tensor value);
    }
}
