namespace Experiments.Reports.Drawing;

/// <summary>Draws figures, several at a time too. Each stack has one implementation.</summary>
public interface IFigureRenderer
{
    /// <summary>Draws the figure as a PNG at twice its stated size, with the figure's provenance in it.</summary>
    /// <exception cref="ExperimentException">The renderer is not installed or failed; kind Environment.</exception>
    byte[] ToPng(Figure figure);
}
