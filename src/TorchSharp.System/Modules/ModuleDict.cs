using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) =>
                ModuleDict<Module>(modules);

            public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules)
                where T : Module
            {
                var result = new ModuleDict<T>();
                foreach (var (name, module) in modules)
                {
                    result.Add(name, module);
                }

                return result;
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Modules by name, in the order in which they were added.</summary>
    public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IList<(string, T)>
        where T : nn.Module
    {
        private readonly OrderedDictionary<string, T> _modules = [];

        public ModuleDict()
            : base(nameof(ModuleDict<T>))
        {
        }

        public int Count => _modules.Count;

        public bool IsReadOnly => false;

        public ICollection<string> Keys => _modules.Keys;

        public ICollection<T> Values => _modules.Values;

        public T this[string key]
        {
            get => _modules[key];
            set => Change(() => _modules[key] = value);
        }

        public (string, T) this[int index]
        {
            get => (_modules.GetAt(index).Key, _modules.GetAt(index).Value);
            set => Change(() => _modules.SetAt(index, value.Item1, value.Item2));
        }

        public void Add(string key, T value) => Insert(Count, (key, value));

        public void Add((string, T) item) => Insert(Count, item);

        public void Add(KeyValuePair<string, T> item) => Insert(Count, (item.Key, item.Value));

        public void Insert(int index, (string, T) item) => Change(() => _modules.Insert(index, item.Item1, item.Item2));

        public bool Remove(string key)
        {
            var index = _modules.IndexOf(key);
            if (index >= 0)
            {
                RemoveAt(index);
            }

            return index >= 0;
        }

        public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);

        public bool Remove(KeyValuePair<string, T> item) => Remove((item.Key, item.Value));

        public void RemoveAt(int index) => Change(() => _modules.RemoveAt(index));

        public void Clear() => Change(_modules.Clear);

        public bool ContainsKey(string key) => _modules.ContainsKey(key);

        public bool Contains((string, T) item) => IndexOf(item) >= 0;

        public bool Contains(KeyValuePair<string, T> item) => Contains((item.Key, item.Value));

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => _modules.TryGetValue(key, out value);

        public int IndexOf((string, T) item)
        {
            var index = _modules.IndexOf(item.Item1);
            return index >= 0 && ReferenceEquals(_modules.GetAt(index).Value, item.Item2) ? index : -1;
        }

        public void CopyTo((string, T)[] array, int arrayIndex) => Pairs().ToArray().CopyTo(array, arrayIndex);

        public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) =>
            _modules.ToArray().CopyTo(array, arrayIndex);

        public IEnumerator<(string, T)> GetEnumerator() => Pairs().GetEnumerator();

        IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() =>
            _modules.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        protected override void RegisterComponents()
        {
            // Each change registers the modules anew, as it may move them.
        }

        private IEnumerable<(string, T)> Pairs() => _modules.Select(m => (m.Key, m.Value));

        private void Change(Action change)
        {
            change();
            ClearModules();
            foreach (var (name, module) in _modules)
            {
                register_module(name, module);
            }
        }
    }
}
