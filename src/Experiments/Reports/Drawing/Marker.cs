namespace Experiments.Reports.Drawing;

/// <summary>A mark at a point. Shapes differ as well as colors, so that a figure can be read without color.</summary>
public enum Marker
{
    /// <summary>No mark.</summary>
    None,

    /// <summary>A filled disc.</summary>
    Circle,

    /// <summary>A small disc, for many points.</summary>
    Dot,

    /// <summary>A filled square.</summary>
    Square,

    /// <summary>A filled triangle.</summary>
    Triangle,

    /// <summary>A hollow circle.</summary>
    OpenCircle,

    /// <summary>A hollow diamond.</summary>
    OpenDiamond,

    /// <summary>A diagonal cross.</summary>
    Cross,
}
