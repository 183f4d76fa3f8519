using Experiments.Files;

namespace Experiments.Data;

/// <summary>
/// The four files of a published dataset: found in the user's folders or the cache, else fetched into the cache.
/// </summary>
internal sealed class PublishedFiles(
    PublishedDataset dataset, DataFolders folders, Download? download, IProgress<RunEvent>? progress)
{
    // The largest, the training images, have 47 million bytes unpacked.
    private const long LargestDownload = 64 << 20;

    /// <summary>Where the files are, once all of them are there.</summary>
    /// <exception cref="ExperimentException">Some are nowhere and cannot be fetched; kind Data.</exception>
    public IdxFolder Locate(CancellationToken cancellation)
    {
        var missing = IdxNames.All.Where(file => folders.Find(dataset.Name, file) is null).ToList();
        if (missing.Count > 0)
        {
            Fetch(missing, cancellation);
        }
        return new([.. IdxNames.All.Select(file => folders.Find(dataset.Name, file)!)]);
    }

    /// <summary>Refuses a file whose content is not the published one.</summary>
    /// <exception cref="ExperimentException">The checksum is another; kind Data.</exception>
    public void Verify(IdxFile file, int index)
    {
        var expected = dataset.Sha256[index];
        if (file.Sha256 == expected)
        {
            return;
        }
        var whose = PublishedDataset.WhoseFile(file.Sha256) is { } other ? $" It is {other}." : "";
        throw new ExperimentException(
            FailureKind.Data,
            $"{file.Path}: is not {IdxNames.All[index]} of {dataset.Name}: the SHA-256 of its uncompressed bytes is " +
            $"{file.Sha256}, that of the original {expected}.{whose} It was left as it is. Move it away and run the " +
            "same command again to have it downloaded, or put the original there, from " +
            $"{string.Join(" or ", dataset.Mirrors.Select(mirror => mirror + IdxNames.All[index] + ".gz"))}.");
    }

    private void Fetch(List<string> missing, CancellationToken cancellation)
    {
        if (download is null)
        {
            throw Missing(missing, "--offline forbids to download anything");
        }
        if (folders.Cache is not { } cache)
        {
            throw Missing(missing, "there is no cache folder to download into, because HOME is not set");
        }
        for (var index = 0; index < missing.Count; index++)
        {
            var name = missing[index];
            var reasons = new List<string>();
            var target = Path.Combine(cache, dataset.Name, name + ".gz");
            if (!dataset.Mirrors.Any(mirror => TryFetch(mirror, name, target, reasons, cancellation)))
            {
                throw Missing(missing[index..], $"downloading failed ({string.Join("; ", reasons)})");
            }
        }
    }

    private bool TryFetch(
        string mirror, string name, string target, List<string> reasons, CancellationToken cancellation)
    {
        var address = new Uri(mirror + name + ".gz");
        try
        {
            var received = download!.FetchAsync(address, LargestDownload, progress, cancellation)
                .GetAwaiter().GetResult();
            var content = received.ToArray();
            var index = IdxNames.All.ToList().IndexOf(name);
            Verify(IdxFile.Read(received, address.ToString(), rank: index % 2 == 0 ? 3 : 1), index);
            AtomicFile.Write(target, stream => stream.Write(content));
            return true;
        }
        catch (DownloadFailedException failure)
        {
            reasons.Add($"{address.Host}: {failure.Message}");
        }
        catch (ExperimentException failure) when (failure.Kind == FailureKind.Data)
        {
            // Proxies and sign-in pages answer with something of their own; another mirror may be let through.
            reasons.Add($"{address.Host}: the answer is not the file");
        }
        catch (ExperimentException failure)
        {
            throw new ExperimentException(
                FailureKind.Data,
                $"{failure.Message} This is the cache of downloaded datasets; XDG_CACHE_HOME moves it, and --data " +
                "names a folder that has the files already.",
                failure);
        }
        return false;
    }

    private ExperimentException Missing(List<string> missing, string why)
    {
        var lookedIn = folders.Given.Append(folders.Cache).OfType<string>().ToList();
        var target = folders.Given.Count > 0 ? folders.Given[0] : folders.Cache;
        var text = new List<string>
        {
            $"{dataset.Name}: {missing.Count} of its {IdxNames.All.Count} files " +
            $"{(missing.Count == 1 ? "is" : "are")} missing, and {why}:",
        };
        text.AddRange(missing.Select(name => $"  {name}.gz"));
        text.Add(lookedIn.Count > 0 ? $"Looked in {string.Join(", ", lookedIn)}." : "There was no folder to look in.");
        text.Add(target is null
            ? "Put them, packed or not, into a folder and name it with --data. They are published at"
            : $"Put them, packed or not, into {Path.Combine(target, dataset.Name)}, or name the folder that has them " +
              "with --data. They are published at");
        text.AddRange(dataset.Mirrors.Select(mirror => "  " + mirror));
        return new(FailureKind.Data, string.Join('\n', text));
    }
}
