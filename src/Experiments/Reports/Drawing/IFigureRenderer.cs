namespace Experiments.Reports.Drawing;

/// <summary>Draws figures. Each stack has one implementation.</summary>
public interface IFigureRenderer
{
    /// <summary>Draws the figure as a PNG at twice its stated size.</summary>
    /// <exception cref="ExperimentException">The renderer is not installed or failed; kind Environment.</exception>
    byte[] ToPng(Figure figure);
}
