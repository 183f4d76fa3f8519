using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Sequential Sequential() => new(Array.Empty<Module<Tensor, Tensor>>());

            public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) =>
                new(modules);

            public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(modules);

            public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) =>
                new(modules.Select(m => m.ToValueTuple()).ToArray());

            public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) =>
                new(modules.ToArray());

            public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules) =>
                new(modules.Select(m => m.ToValueTuple()).ToArray());

            public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new(modules.ToArray());
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A chain of modules, each fed with what the one before returned.</summary>
    public class Sequential : nn.Module<Tensor, Tensor>
    {
        private readonly List<nn.IModule<Tensor, Tensor>> _chain = [];

        protected internal Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules)
            : base(nameof(Sequential))
        {
            foreach (var (name, module) in modules)
            {
                append(name, module);
            }
        }

        protected internal Sequential(params nn.Module<Tensor, Tensor>[] modules)
            : base(nameof(Sequential))
        {
            foreach (var module in modules)
            {
                append(module);
            }
        }

        public int Count => _chain.Count;

        public nn.IModule<Tensor, Tensor> this[int index] => _chain[index];

        /// <summary>A part of the chain, with the same modules under the same names.</summary>
        public Sequential this[(int? start, int? end) index] => this[(index.start ?? 0)..(index.end ?? Count)];

        /// <summary>A part of the chain, with the same modules under the same names.</summary>
        public Sequential this[Range index]
        {
            get
            {
                var (start, count) = index.GetOffsetAndLength(Count);
                return new([.. named_children().Skip(start).Take(count)
                    .Select(c => (c.name, (nn.Module<Tensor, Tensor>)c.module))]);
            }
        }

        /// <summary>Adds a module at the end of the chain.</summary>
        public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
        {
            register_module(name, (nn.Module)module);
            _chain.Add(module);
            return this;
        }

        /// <summary>Adds a module at the end of the chain, named by its place in it.</summary>
        public Sequential append(nn.IModule<Tensor, Tensor> module) =>
            append(Count.ToString(CultureInfo.InvariantCulture), module);

        public override Tensor forward(Tensor tensor)
        {
            if (_chain.Count == 0)
            {
                return tensor.alias();
            }

            var current = tensor;
            foreach (var module in _chain)
            {
                var next = module.call(current);
                if (!ReferenceEquals(current, tensor) && !ReferenceEquals(current, next))
                {
                    current.Dispose();
                }

                current = next;
            }

            return current;
        }
    }
}
