using System.Collections;
using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

            public static ModuleList<T> ModuleList<T>(params T[] modules)
                where T : Module => new(modules);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Modules in a list, named by their place in it.</summary>
    public class ModuleList<T> : nn.Module, IList<T>
        where T : nn.Module
    {
        private readonly List<T> _modules = [];

        public ModuleList(params T[] modules)
            : base(nameof(ModuleList<T>)) => extend(modules);

        public int Count => _modules.Count;

        public bool IsReadOnly => false;

        public T this[int index]
        {
            get => _modules[index];
            set => Change(() => _modules[index] = value);
        }

        public void Add(T item) => Change(() => _modules.Add(item));

        public void append(params T[] parameters) => extend(parameters);

        public void extend(IEnumerable<T> modules) => Change(() => _modules.AddRange(modules));

        public void Insert(int index, T item) => Change(() => _modules.Insert(index, item));

        public bool Remove(T item)
        {
            var index = IndexOf(item);
            if (index >= 0)
            {
                RemoveAt(index);
            }

            return index >= 0;
        }

        public void RemoveAt(int index) => Change(() => _modules.RemoveAt(index));

        public void Clear() => Change(_modules.Clear);

        public bool Contains(T item) => _modules.Contains(item);

        public int IndexOf(T item) => _modules.IndexOf(item);

        public void CopyTo(T[] array, int arrayIndex) => _modules.CopyTo(array, arrayIndex);

        public IEnumerator<T> GetEnumerator() => _modules.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        protected override void RegisterComponents()
        {
            // Each change registers the modules anew, as it moves their places.
        }

        private void Change(Action change)
        {
            change();
            ClearModules();
            for (var i = 0; i < _modules.Count; i++)
            {
                register_module(i.ToString(CultureInfo.InvariantCulture), _modules[i]);
            }
        }
    }
}
