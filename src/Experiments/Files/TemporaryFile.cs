using Microsoft.Win32.SafeHandles;

namespace Experiments.Files;

/// <summary>
/// A new file that is written from its beginning to its end. Whoever is given it may close it, as writers of formats
/// do: it is flushed and closed only by who made it. A failed write is not tried again, so that the first error is the
/// one that shows.
/// </summary>
internal sealed class TemporaryFile(string path) : Stream
{
    private readonly SafeFileHandle _handle =
        File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);

    private readonly byte[] _buffer = new byte[1 << 16];
    private int _buffered;
    private long _written;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => Position;

    /// <inheritdoc/>
    public override long Position
    {
        get => _written + _buffered;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length > _buffer.Length - _buffered)
        {
            Flush();
        }
        if (buffer.Length >= _buffer.Length)
        {
            RandomAccess.Write(_handle, buffer, _written);
            _written += buffer.Length;
            return;
        }
        buffer.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += buffer.Length;
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void WriteByte(byte value) => Write([value]);

    /// <inheritdoc/>
    public override void Flush()
    {
        RandomAccess.Write(_handle, _buffer.AsSpan(0, _buffered), _written);
        _written += _buffered;
        _buffered = 0;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Brings everything written onto the device.</summary>
    public void FlushToDevice()
    {
        Flush();
        DurableStorage.Flush(_handle);
    }

    /// <summary>Closes the file for good, written out or not.</summary>
    public void Release() => _handle.Dispose();
}
