namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What can be called with one value.</summary>
        public interface IModule<in T, out TResult>
        {
            TResult call(T input1);
        }

        /// <summary>What can be called with two values.</summary>
        public interface IModule<in T1, in T2, out TResult>
        {
            TResult call(T1 input1, T2 input2);
        }

        /// <summary>A module of one input.</summary>
        public abstract class Module<T, TResult>
            : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>,
              IModule<T, TResult>
        {
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes; use <see cref="call"/>, which runs the hooks too.</summary>
            public abstract TResult forward(T input);

            /// <summary>Runs the hooks registered for before, <see cref="forward"/>, and those for after.</summary>
            public TResult call(T input)
            {
                if (!HasHooks)
                {
                    return forward(input);
                }

                BeforeForward();
                foreach (var hook in PreHooks)
                {
                    input = hook(this, input) ?? input;
                }

                var result = forward(input);
                foreach (var hook in PostHooks)
                {
                    result = hook(this, input, result) ?? result;
                }

                AfterForward();
                return result;
            }
        }

        /// <summary>A module of two inputs.</summary>
        public abstract class Module<T1, T2, TResult>
            : HookableModule<
                Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>,
                Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>,
              IModule<T1, T2, TResult>
        {
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes; use <see cref="call"/>, which runs the hooks too.</summary>
            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>Runs the hooks registered for before, <see cref="forward"/>, and those for after.</summary>
            public TResult call(T1 input1, T2 input2)
            {
                if (!HasHooks)
                {
                    return forward(input1, input2);
                }

                BeforeForward();
                foreach (var hook in PreHooks)
                {
                    (input1, input2) = hook(this, input1, input2) ?? (input1, input2);
                }

                var result = forward(input1, input2);
                foreach (var hook in PostHooks)
                {
                    result = hook(this, input1, input2, result) ?? result;
                }

                AfterForward();
                return result;
            }
        }
    }
}
