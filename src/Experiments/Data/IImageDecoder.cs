namespace Experiments.Data;

/// <summary>Decodes PNG files. Each stack has one implementation.</summary>
internal interface IImageDecoder
{
    /// <summary>The pixels of a file whose header was found right; safe to call on several threads at once.</summary>
    /// <param name="png">The whole file.</param>
    /// <param name="header">What its header says.</param>
    /// <returns>Red, green, blue and opacity of each pixel, row after row from the top.</returns>
    /// <exception cref="InvalidDataException">The file is damaged; the message says how.</exception>
    /// <exception cref="ExperimentException">The decoder is not installed; kind Environment.</exception>
    byte[] ToRgba(byte[] png, PngHeader header);
}
