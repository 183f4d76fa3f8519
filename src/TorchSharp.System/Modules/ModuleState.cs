namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters, then the persistent buffers, themselves and not copies, by dotted
            /// name.</summary>
            /// <param name="destination">The dictionary to add to; a new one when null.</param>
            /// <param name="prefix">Goes before each name, with a dot between.</param>
            public virtual Dictionary<string, Tensor> state_dict(
                Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                foreach (var (name, tensor) in State())
                {
                    destination.TryAdd(string.IsNullOrEmpty(prefix) ? name : $"{prefix}.{name}", tensor);
                }

                return destination;
            }

            /// <summary>Copies values into the parameters and persistent buffers.</summary>
            /// <param name="source">The values by dotted name.</param>
            /// <param name="strict">Whether both sides must have the same names.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <returns>The names that the source lacks, and those that the module lacks.</returns>
            /// <exception cref="InvalidOperationException">Names differ, and <paramref name="strict"/>.</exception>
            /// <exception cref="ArgumentException">A value has another shape than its target.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var own = state_dict();
                List<string> missing = [.. own.Keys.Where(k => !source.ContainsKey(k) && skip?.Contains(k) != true)];
                List<string> unexpected = [.. source.Keys.Where(k => !own.ContainsKey(k) && skip?.Contains(k) != true)];
                if (strict && missing.Count + unexpected.Count > 0)
                {
                    throw new InvalidOperationException(
                        $"The state does not fit the module: missing [{string.Join(", ", missing)}], " +
                        $"unexpected [{string.Join(", ", unexpected)}].");
                }

                foreach (var (name, target) in own)
                {
                    if (source.TryGetValue(name, out var value) && skip?.Contains(name) != true)
                    {
                        Copy(name, value, target);
                    }
                }

                return (missing, unexpected);
            }

            /// <summary>Writes the state in TorchSharp's own format.</summary>
            public Module save(string location, IList<string>? skip = null) => save(File.Create(location), skip);

            /// <summary>Writes the state in TorchSharp's own format, and closes the stream.</summary>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <summary>Writes the state in TorchSharp's own format.</summary>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Writes tensors by name in TorchSharp's own format: their number, then name and tensor of
            /// each.</summary>
            public static void save_state_dict(
                BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var kept = sd.Where(item => skip?.Contains(item.Key) != true).ToList();
                writer.Write7BitEncodedInt64(kept.Count);
                foreach (var (name, tensor) in kept)
                {
                    writer.Write(name);
                    tensor.Save(writer);
                }
            }

            /// <summary>Reads what <see cref="save(string, IList{string})"/> wrote.</summary>
            public virtual Module load(
                string location, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location))
                {
                    throw new FileNotFoundException($"There is no file '{location}'.", location);
                }

                return load(File.OpenRead(location), strict, skip, loadedParameters);
            }

            /// <summary>Reads what <see cref="save(Stream, IList{string})"/> wrote, and closes the stream.</summary>
            public Module load(
                Stream stream, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Reads what <see cref="save(BinaryWriter, IList{string})"/> wrote.</summary>
            /// <param name="reader">Where the state begins.</param>
            /// <param name="strict">Whether both sides must have the same names.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">Receives, by name, whether it was loaded.</param>
            /// <exception cref="ArgumentException">Names differ, and <paramref name="strict"/>; or a shape
            /// differs.</exception>
            public virtual Module load(
                BinaryReader reader, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                var own = state_dict();
                var pending = own.Keys.Where(name => skip?.Contains(name) != true).ToHashSet();
                var count = reader.Read7BitEncodedInt64();
                for (var i = 0L; i < count; i++)
                {
                    var name = reader.ReadString();
                    using var value = Tensor.Load(reader);
                    if (pending.Remove(name))
                    {
                        Copy(name, value, own[name]);
                    }
                    else if (strict && skip?.Contains(name) != true)
                    {
                        throw new ArgumentException($"The module has no '{name}', which the saved state has.");
                    }
                }

                if (strict && pending.Count > 0)
                {
                    throw new ArgumentException($"The saved state lacks {string.Join(", ", pending)}.");
                }

                foreach (var name in own.Keys)
                {
                    loadedParameters?.TryAdd(name, !pending.Contains(name) && skip?.Contains(name) != true);
                }

                return this;
            }

            private IEnumerable<(string Name, Tensor Tensor)> State() =>
                named_parameters().Select(p => (p.name, (Tensor)p.parameter))
                    .Concat(named_buffers(include_nonpersistent: false));

            private static void Copy(string name, Tensor value, Tensor target)
            {
                if (!value.shape.SequenceEqual(target.shape))
                {
                    throw new ArgumentException(
                        $"'{name}' has shape [{string.Join(", ", target.shape)}], " +
                        $"but the state's has [{string.Join(", ", value.shape)}].");
                }

                using var _ = no_grad();
                target.copy_(value);
            }
        }
    }
}
