using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Gradients.</summary>
    public partial class Tensor
    {
        public bool requires_grad
        {
            get => Get(Fact.RequiresGrad) != 0;
            set => ts_set_requires_grad(this, value ? 1 : 0);
        }

        public Tensor? grad
        {
            get => ts_grad(this);
            set => ts_set_grad(this, value);
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            if (grad_tensors is { Count: > 1 })
            {
                throw new ArgumentException("One tensor takes one gradient.", nameof(grad_tensors));
            }

            Tensor? gradient = grad_tensors is { Count: 1 } ? grad_tensors[0] : null;
            ts_backward(
                this, gradient, retain_graph ? 1 : 0, create_graph ? 1 : 0, new TensorList(inputs ?? []),
                inputs?.Count ?? 0);
        }

        public void backward() => ts_backward(this, null, 0, 0, default, 0);

        public void retain_grad() => ts_retain_grad(this);

        public Tensor detach() => ts_detach(this);

        public Tensor detach_() => This(ts_detach_(this));

        [LibraryImport(Library)]
        private static partial Status ts_set_requires_grad(Tensor self, int on);

        [LibraryImport(Library)]
        [return: MarshalUsing(typeof(OptionalTensorMarshaller))]
        private static partial Tensor? ts_grad(Tensor self);

        [LibraryImport(Library)]
        private static partial Status ts_set_grad(Tensor self, Tensor? grad);

        [LibraryImport(Library)]
        private static partial Status ts_backward(
            Tensor self, Tensor? grad, int retainGraph, int createGraph, TensorList inputs, int count);

        [LibraryImport(Library)]
        private static partial Status ts_retain_grad(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_detach(Tensor self);

        [LibraryImport(Library)]
        private static partial Status ts_detach_(Tensor self);
    }
}
