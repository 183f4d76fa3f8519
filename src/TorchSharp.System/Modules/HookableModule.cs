namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose <c>call</c> can be watched and changed by functions registered here.</summary>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            private readonly OrderedDictionary<object, TPreHook> _preHooks = [];
            private readonly OrderedDictionary<object, TPostHook> _postHooks = [];
            private readonly OrderedDictionary<object, Action<Module>> _modulePreHooks = [];
            private readonly OrderedDictionary<object, Action<Module>> _modulePostHooks = [];

            protected HookableModule(string name)
                : base(name)
            {
            }

            private protected IEnumerable<TPreHook> PreHooks => _preHooks.Values;

            private protected IEnumerable<TPostHook> PostHooks => _postHooks.Values;

            private protected bool HasHooks =>
                _preHooks.Count + _postHooks.Count + _modulePreHooks.Count + _modulePostHooks.Count > 0;

            /// <summary>Registers a function that sees, and may replace, what <c>forward</c> returns.</summary>
            public HookRemover register_forward_hook(TPostHook hook) => Register(_postHooks, hook);

            /// <summary>Registers a function that is called after <c>forward</c>.</summary>
            public HookRemover register_forward_hook(Action<Module> hook) => Register(_modulePostHooks, hook);

            /// <summary>Registers a function that sees, and may replace, what <c>forward</c> is called with.</summary>
            public HookRemover register_forward_pre_hook(TPreHook hook) => Register(_preHooks, hook);

            /// <summary>Registers a function that is called before <c>forward</c>.</summary>
            public HookRemover register_forward_pre_hook(Action<Module> hook) => Register(_modulePreHooks, hook);

            private protected void BeforeForward() => Run(_modulePreHooks);

            private protected void AfterForward() => Run(_modulePostHooks);

            private void Run(OrderedDictionary<object, Action<Module>> hooks)
            {
                foreach (var hook in hooks.Values)
                {
                    hook(this);
                }
            }

            private static HookRemover Register<T>(OrderedDictionary<object, T> hooks, T hook)
            {
                var key = new object();
                hooks[key] = hook;
                return new HookRemover(() => hooks.Remove(key));
            }

            /// <summary>Takes a hook out again.</summary>
            public class HookRemover
            {
                private readonly Action _remove;

                internal HookRemover(Action remove) => _remove = remove;

                public void remove() => _remove();
            }
        }
    }
}
