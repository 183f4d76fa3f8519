using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Adds a tensor that belongs to the module but is not trained.</summary>
            /// <param name="name">Without a dot.</param>
            /// <param name="tensor">From here on owned by the module; no dispose scope disposes it.</param>
            /// <param name="persistent">Whether <see cref="state_dict"/> lists it.</param>
            /// <exception cref="ArgumentException">The name is empty or has a dot.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                CheckFree(name);
                _buffers[name] = (tensor.DetachFromDisposeScope(), persistent);
            }

            /// <summary>Adds a parameter, owned by the module from here on; no dispose scope disposes it.</summary>
            /// <exception cref="ArgumentException">The name is empty or has a dot.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                CheckFree(name);
                param.DetachFromDisposeScope();
                _parameters[name] = param;
            }

            /// <summary>Adds a module below this one.</summary>
            /// <exception cref="ArgumentException">The name is empty or has a dot.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                CheckFree(name);
                submodule.RegisterComponents();
                _children[name] = submodule;
            }

            /// <summary>Adds a module below this one: another name of <see cref="register_module"/>.</summary>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>
            /// Registers what the fields of the module's class hold: <see cref="Parameter"/>s as parameters, other
            /// tensors as buffers and modules as submodules, each under its field's name (or that of
            /// <see cref="ComponentNameAttribute"/>).
            /// A module calls it at the end of its constructor; again, it does nothing.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (_fieldsRegistered)
                {
                    return;
                }

                _fieldsRegistered = true;
                const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
                foreach (var field in GetType().GetFields(All))
                {
                    var name = field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
                    switch (field.GetValue(this))
                    {
                        case Parameter parameter: register_parameter(name, parameter); break;
                        case Tensor tensor: register_buffer(name, tensor); break;
                        case Module module: register_module(name, module); break;
                        default: break;
                    }
                }
            }

            /// <summary>Takes the modules below out, without disposing them.</summary>
            protected void ClearModules() => _children.Clear();

            /// <summary>The parameter of a layer's property, null where the layer has none.</summary>
            internal Parameter? Own(string name) => _parameters.GetValueOrDefault(name);

            /// <summary>Sets the parameter of a layer's property: a null takes it out.</summary>
            internal void Own(string name, Parameter? value)
            {
                if (value is null)
                {
                    _parameters.Remove(name);
                }
                else
                {
                    value.DetachFromDisposeScope();
                    _parameters[name] = value;
                }
            }

            /// <summary>The buffer of a layer's property, null where the layer has none.</summary>
            internal Tensor? OwnBuffer(string name) => _buffers.GetValueOrDefault(name).Tensor;

            /// <summary>Sets the buffer of a layer's property: a null takes it out.</summary>
            internal void OwnBuffer(string name, Tensor? value)
            {
                if (value is null)
                {
                    _buffers.Remove(name);
                }
                else
                {
                    _buffers[name] = (value.DetachFromDisposeScope(), true);
                }
            }

            private void CheckFree(string name)
            {
                if (string.IsNullOrEmpty(name) || name.Contains('.', StringComparison.Ordinal))
                {
                    throw new ArgumentException(
                        $"'{name}' cannot name a component: it must not be empty or have a dot.", nameof(name));
                }

                if (_parameters.ContainsKey(name) || _buffers.ContainsKey(name) || _children.ContainsKey(name))
                {
                    throw new InvalidOperationException($"The module already has a component '{name}'.");
                }
            }
        }
    }
}
