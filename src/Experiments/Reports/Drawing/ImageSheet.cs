namespace Experiments.Reports.Drawing;

/// <summary>Images in rows, each with a caption below it.</summary>
/// <param name="Images">Row after row, from the left.</param>
/// <param name="Columns">Images a row, 1 or more.</param>
public sealed record ImageSheet(IReadOnlyList<SheetImage> Images, int Columns) : Panel
{
    internal override Rooms RoomsIn(double width) => default;

    internal override void Draw(ICanvas canvas, Area area, Rooms rooms)
    {
        foreach (var (image, place, caption) in SheetLayout.Of(this, area))
        {
            if (image.IsWrong)
            {
                canvas.Box(place.With(SheetLayout.Frame), Ink.Vermillion);
                canvas.Box(place.With(SheetLayout.FrameGap), Ink.White);
            }
            else
            {
                canvas.Box(place.With(SheetLayout.Hairline), Ink.LightGray);
            }
            canvas.Image(image, place);
            foreach (var (text, center, middle) in caption)
            {
                canvas.Text(text, new Point(center, middle), new TextStyle(FontSize.Small, TextAlignment.Center)
                {
                    Ink = image.IsWrong ? Ink.Vermillion : Ink.Black,
                    IsBold = image.IsWrong,
                });
            }
        }
    }
}
