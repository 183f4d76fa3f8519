namespace Experiments.Data;

/// <summary>
/// An affine map that says of every pixel of the result where in the image it comes from: rows and columns in pixels,
/// counted from the center. (row, column) comes from (RowRow * row + RowColumn * column + Row, ...).
/// </summary>
internal readonly record struct Warp(
    double RowRow, double RowColumn, double Row, double ColumnRow, double ColumnColumn, double Column)
{
    /// <summary>
    /// Rotation x shift x shear x zoom x flip, as Keras's ImageDataGenerator multiplies them (apply_affine_transform of
    /// keras-preprocessing, with rows as its first axis; it flips last, so the flip is the first map here).
    /// </summary>
    /// <param name="pose">How the image is changed.</param>
    public static Warp Of(Pose pose)
    {
        var (sine, cosine) = Math.SinCos(double.DegreesToRadians(pose.Rotation));
        var (shearSine, shearCosine) = Math.SinCos(double.DegreesToRadians(pose.Shear));

        // Shear x zoom x flip: the rows' axis stays, the columns' axis is tilted.
        var row = pose.ZoomY * (pose.FlipY ? -1 : 1);
        var column = pose.ZoomX * (pose.FlipX ? -1 : 1);
        var tiltedRow = -shearSine * column;
        var tiltedColumn = shearCosine * column;
        return new(
            cosine * row,
            (cosine * tiltedRow) - (sine * tiltedColumn),
            (cosine * pose.ShiftY) - (sine * pose.ShiftX),
            sine * row,
            (sine * tiltedRow) + (cosine * tiltedColumn),
            (sine * pose.ShiftY) + (cosine * pose.ShiftX));
    }

    /// <summary>Writes where each pixel comes from, as grid_sample takes it with align_corners false.</summary>
    /// <param name="height">Of the image, in pixels.</param>
    /// <param name="width">Of the image, in pixels.</param>
    /// <param name="grid">[height, width, 2], x before y; -1 and 1 are the image's edges.</param>
    public void WriteGrid(int height, int width, Span<float> grid)
    {
        var (toX, toY) = (2.0 / width, 2.0 / height);
        var left = -(width - 1) / 2.0;
        var (stepX, stepY) = ((float)(ColumnColumn * toX), (float)(RowColumn * toY));
        var place = 0;
        for (var index = 0; index < height; index++)
        {
            var row = index - ((height - 1) / 2.0);
            var startX = (float)(((ColumnRow * row) + (ColumnColumn * left) + Column) * toX);
            var startY = (float)(((RowRow * row) + (RowColumn * left) + Row) * toY);
            for (var column = 0; column < width; column++)
            {
                grid[place++] = startX + (column * stepX);
                grid[place++] = startY + (column * stepY);
            }
        }
    }
}

/// <summary>How one image is changed; as it stands, not at all.</summary>
internal readonly record struct Pose()
{
    /// <summary>In degrees; positive turns clockwise.</summary>
    public double Rotation { get; init; }

    /// <summary>In degrees; positive lowers the right side.</summary>
    public double Shear { get; init; }

    /// <summary>Pixels of the image for one of the result, vertically; below 1 enlarges.</summary>
    public double ZoomY { get; init; } = 1;

    /// <summary>Pixels of the image for one of the result, horizontally; below 1 enlarges.</summary>
    public double ZoomX { get; init; } = 1;

    /// <summary>In pixels; positive moves the content up.</summary>
    public double ShiftY { get; init; }

    /// <summary>In pixels; positive moves the content to the left.</summary>
    public double ShiftX { get; init; }

    /// <summary>Whether top and bottom are exchanged.</summary>
    public bool FlipY { get; init; }

    /// <summary>Whether left and right are exchanged.</summary>
    public bool FlipX { get; init; }
}
