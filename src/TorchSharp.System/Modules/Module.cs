using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The base of all neural network modules: a tree of named parameters, buffers and
        /// submodules.</summary>
        public partial class Module : IDisposable
        {
            private readonly OrderedDictionary<string, Parameter> _parameters = [];
            private readonly OrderedDictionary<string, (Tensor Tensor, bool Persistent)> _buffers = [];
            private readonly OrderedDictionary<string, Module> _children = [];
            private readonly string _name;
            private bool _fieldsRegistered;

            /// <summary>Creates an empty module in training mode.</summary>
            /// <param name="name">What <see cref="GetName"/> answers; it takes no part in the names of
            /// parameters.</param>
            protected Module(string name) => _name = name;

            /// <summary>True in training mode, which is the initial one.</summary>
            public virtual bool training { get; private set; } = true;

            /// <summary>The name that the constructor was given.</summary>
            public virtual string GetName() => _name;

            /// <summary>Switches this module and all below it into training mode, or into evaluation mode.</summary>
            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var child in _children.Values)
                {
                    child.train(train);
                }
            }

            /// <summary>Switches this module and all below it into evaluation mode.</summary>
            public virtual void eval() => train(false);

            /// <summary>Calls <paramref name="fn"/> for all modules below this one, then for this one.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var child in _children.Values)
                {
                    child.apply(fn);
                }

                fn(this);
                return this;
            }

            /// <summary>Drops the gradients of all parameters, or fills them with zeros.</summary>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    if (set_to_none)
                    {
                        parameter.grad = null;
                    }
                    else
                    {
                        using var grad = parameter.grad;
                        grad?.zero_();
                    }
                }
            }

            /// <summary>The parameters, this module's own before those of its children; a shared one once.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
                Named(module => module._parameters.Select(p => (p.Key, p.Value)), recurse).DistinctBy(p => p.Item2);

            /// <summary>The parameters in the order of <see cref="named_parameters"/>.</summary>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(p => p.parameter);

            /// <summary>The buffers, this module's own before those of its children; a shared one once.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(
                bool recurse = true, bool include_nonpersistent = true) =>
                Named(
                    module => module._buffers.Where(b => b.Value.Persistent || include_nonpersistent)
                        .Select(b => (b.Key, b.Value.Tensor)),
                    recurse).DistinctBy(b => b.Item2);

            /// <summary>The buffers in the order of <see cref="named_buffers"/>.</summary>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(b => b.buffer);

            /// <summary>The modules directly below this one.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() =>
                _children.Select(c => (c.Key, c.Value));

            /// <summary>The modules directly below this one.</summary>
            public virtual IEnumerable<Module> children() => _children.Values;

            /// <summary>All modules below this one, with dotted names; this one is not among them.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules() =>
                Named(module => module._children.Select(c => (c.Key, c.Value)), recurse: true);

            /// <summary>All modules below this one.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(m => m.module);

            /// <summary>Whether a parameter has this dotted name.</summary>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>The parameter of this dotted name, or null.</summary>
            public virtual Parameter? get_parameter(string target) =>
                Find(target, (module, name) => module._parameters.GetValueOrDefault(name));

            /// <summary>Whether a buffer has this dotted name.</summary>
            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>The buffer of this dotted name, or null.</summary>
            public virtual Tensor? get_buffer(string target) =>
                Find(target, (module, name) => module._buffers.GetValueOrDefault(name).Tensor);

            /// <summary>Disposes the parameters, the buffers and the modules below.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes the parameters, the buffers and the modules below.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                {
                    return;
                }

                foreach (IDisposable owned in
                    _parameters.Values.AsEnumerable<IDisposable>().Concat(_buffers.Values.Select(b => b.Tensor))
                        .Concat(_children.Values))
                {
                    owned.Dispose();
                }
            }

            private IEnumerable<(string, T)> Named<T>(Func<Module, IEnumerable<(string, T)>> own, bool recurse)
            {
                foreach (var item in own(this))
                {
                    yield return item;
                }

                foreach (var (childName, child) in recurse ? _children : [])
                {
                    foreach (var (name, item) in child.Named(own, recurse))
                    {
                        yield return ($"{childName}.{name}", item);
                    }
                }
            }

            private T? Find<T>(string target, Func<Module, string, T?> own)
                where T : class
            {
                var dot = target.IndexOf('.', StringComparison.Ordinal);
                return dot < 0 ? own(this, target)
                    : _children.TryGetValue(target[..dot], out var child) ? child.Find(target[(dot + 1)..], own) : null;
            }
        }
    }
}
