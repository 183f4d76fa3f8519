namespace Experiments.Spec.Reading;

/// <summary>
/// Names that other frameworks and articles use for what has another name here. A name counts only where ours could
/// stand. All are written without case and punctuation, so Conv2D, nn.Conv2d and kernelSize need no entry.
/// </summary>
internal static class ForeignNames
{
    private static readonly (string Ours, string Theirs)[] Names =
    [
        ("dense", "linear fc fullyconnected innerproduct affine"),
        ("conv2d", "conv convolution convolution2d convolutional convlayer"),
        ("max_pool2d", "maxpooling2d maxpooling maxpool pool pooling pool2d"),
        ("avg_pool2d", "averagepooling2d averagepool2d averagepooling averagepool avgpooling2d avgpool meanpool"),
        ("global_avg_pool2d", "globalaveragepooling2d globalaveragepooling globalavgpool gap adaptiveavgpool2d"),
        ("global_max_pool2d", "globalmaxpooling2d globalmaxpooling globalmaxpool adaptivemaxpool2d"),
        ("depthwise_conv2d", "depthwiseconvolution depthwiseconv depthwise"),
        ("separable_conv2d", "separableconvolution2d separableconv separable"),
        ("batch_norm", "batchnormalization batchnorm2d batchnorm1d bn"),
        ("layer_norm", "layernormalization ln"),
        ("group_norm", "groupnormalization gn"),
        ("spatial_dropout2d", "dropout2d spatialdropout"),
        ("residual", "skip shortcut resblock residualblock add"),
        ("concat", "concatenate cat merge parallel branches"),
        ("repeat", "times loop repeated"),
        ("leaky_relu", "lrelu leaky"),
        ("prelu", "parametricrelu"),
        ("silu", "swish"),
        ("sigmoid", "logistic"),
        ("softmax", "logsoftmax"),
        ("flatten", "reshape view"),

        ("filters", "outchannels outputchannels channels nfilters numfilters outplanes"),
        ("kernel_size", "kernel kernelshape filtersize ksize size"),
        ("pool_size", "kernelsize kernel ksize size window windowsize"),
        ("strides", "stride step"),
        ("padding", "pad paddings bordermode"),
        ("units", "outfeatures neurons hidden hiddenunits hiddensize outputdim outputs nunits size"),
        ("rate", "p prob probability dropoutrate droprate dropprob"),
        ("bias", "usebias hasbias"),
        ("initializer",
            "kernelinitializer weightinitializer depthwiseinitializer pointwiseinitializer init initialization "
            + "weightinit"),
        ("bias_initializer", "biasinit"),
        ("l2", "kernelregularizer regularizer weightregularizer kernell2"),
        ("dilation", "dilationrate dilations"),
        ("depth_multiplier", "channelmultiplier multiplier"),
        ("layers", "body block main children modules"),
        ("times", "n count number repetitions"),
        ("shortcut", "skip projection downsample identity"),
        ("branches", "paths inputs layers"),
        ("he_normal", "kaimingnormal msra he kaiming"),
        ("he_uniform", "kaiminguniform"),
        ("glorot_uniform", "xavieruniform xavier glorot"),
        ("glorot_normal", "xaviernormal"),
        ("normal", "randomnormal gaussian truncatednormal"),
        ("uniform", "randomuniform"),
        ("zeros", "zero"),
        ("ones", "one"),
        ("deviation", "std stddev sigma"),
        ("limit", "bound maxval scale"),
        ("initial_slope", "init alpha"),
        ("negative_slope", "alpha slope leak leakiness"),
        ("activation", "act nonlinearity activationfunction activationfn"),

        ("rho", "alpha decay smoothing"),
        ("learning_rate", "lr eta stepsize alpha"),
        ("epsilon", "eps"),
        ("weight_decay", "decay l2 wd regularization"),
        ("step", "steplr steplearningrate stepdecay staircase"),
        ("multi_step", "multisteplr piecewise piecewiseconstant piecewiseconstantdecay"),
        ("exponential", "exponentiallr exponentialdecay exp"),
        ("cosine", "cosineannealinglr cosineannealing cosinedecay cosinelr cos"),
        ("linear", "linearlr lineardecay polynomialdecay"),
        ("one_cycle", "onecyclelr onecyclepolicy superconvergence"),
        ("plateau", "reducelronplateau reduceonplateau"),
        ("step_size", "every period"),
        ("gamma", "factor decay decayrate rate"),
        ("factor", "gamma decay"),
        ("milestones", "boundaries steps epochs"),
        ("final_factor", "alpha endfactor end"),
        ("warmup_epochs", "warmup warmupepoch nwarmup"),
        ("min_learning_rate", "minlr"),
        ("min_delta", "threshold delta mindiff"),
        ("restore_best", "restorebestweights loadbest keepbest"),
        ("validation_loss", "valloss"),
        ("validation_accuracy", "valaccuracy valacc"),
        ("training_loss", "loss trainloss"),
        ("training_accuracy", "accuracy acc trainaccuracy trainacc"),
        ("initial_accumulator_value", "initialaccumulator"),
        ("label_smoothing", "smoothing labelsmooth smooth"),
        ("class_weights", "weight weights classweight"),
        ("mean_squared_error", "mse mseloss l2 l2loss squarederror brier"),
        ("nesterov", "usenesterov nesterovmomentum"),
        ("sgd", "gd momentumsgd stochasticgradientdescent"),
        ("cross_entropy", "crossentropyloss categoricalcrossentropy sparsecategoricalcrossentropy "
            + "softmaxcrossentropy nll nllloss logloss"),

        ("epochs", "epoch nepochs numepochs maxepochs nepoch iterations"),
        ("batch_size", "batch bs minibatch minibatchsize"),
        ("optimizer", "optimiser optim solver"),
        ("schedule", "scheduler lrscheduler lrschedule learningrateschedule lrdecay"),
        ("early_stopping", "earlystop stopping callbacks"),
        ("clip_norm", "gradientclipping gradclip clipnorm clip maxnorm maxgradnorm globalclipnorm clipgradnorm"),
        ("weight_average", "ema useema movingaverage swa averagedmodel"),
        ("decay", "momentum emamomentum emadecay beta"),
        ("precision", "dtype mixedprecision amp autocast dtypepolicy"),
        ("float32", "fp32 full single float"),
        ("bfloat16", "bf16 mixed mixedbfloat16 amp"),
        ("loss", "criterion lossfunction lossfn objective"),

        ("dataset", "name source set"),
        ("validation", "validationsplit valsplit val valid valfraction validationfraction validset"),
        ("limit", "subset maxexamples nexamples samples"),
        ("scale", "rescale normalize normalization preprocessing standardize"),
        ("last", "tail end split"),
        ("folds", "kfold kfolds nfolds nsplits k fold crossvalidation cv"),
        ("fraction", "random holdout share"),
        ("train", "training"),
        ("test", "testing"),
        ("unit", "minmax rescale"),
        ("standard", "standardize zscore meanstd"),
        ("none", "null false"),

        ("augmentation", "augment augmentations dataaugmentation imagedatagenerator transforms transform"),
        ("rotation", "rotate rotationrange randomrotation angle"),
        ("shear", "shearrange randomshear"),
        ("zoom", "zoomrange randomzoom scale"),
        ("shift", "translate translation randomtranslation widthshiftrange heightshiftrange"),
        ("flip", "horizontalflip verticalflip randomflip randomhorizontalflip randomverticalflip mirror hflip vflip"),
        ("elastic", "elastictransform elasticdeformation elasticdistortion"),
        ("erase", "randomerasing erasing randomerase cutout"),
        ("noise", "gaussiannoise randomnoise"),
        ("fill", "fillmode paddingmode bordermode"),
        ("zero", "constant zeros black"),
        ("nearest", "edge border replicate"),
        ("reflect", "reflection mirror symmetric"),
        ("horizontal", "lr leftright"),
        ("vertical", "ud updown"),
        ("probability", "p prob rate"),
        ("smallest", "sl min"),
        ("largest", "sh max"),
        ("aspect_ratio", "ratio r1 aspect"),

        ("count", "n number repeats repetitions runs num ntrials"),
        ("seed", "randomseed randomstate rng"),

        ("data", "dataset"),
        ("model", "layers network architecture net"),
        ("training", "train fit trainer"),
        ("trials", "trial repeat repeats repetitions"),
        ("vars", "variables constants params parameters hyperparameters"),
        ("conventions", "framework defaults"),
        ("title", "description caption"),
        ("published", "reference paper article expected"),

        ("keras", "tf tensorflow"),
        ("pytorch", "torch torchsharp"),

        ("source", "url article paper citation"),
        ("test_accuracy", "accuracy acc testacc"),
        ("validation_accuracy", "valaccuracy valacc"),
        ("validation_loss", "valloss"),
        ("notes", "note comment comments defects"),

        ("fashion-mnist", "fashion"),
        ("cifar10", "cifar"),
    ];

    // Names without a counterpart here, each where a certain name of ours could stand.
    private static readonly (string Beside, string Theirs, string Advice)[] Sentences =
    [
        (
            "filters", "inchannels inputchannels inputshape inputdim nchannels",
            "Leave it out: a layer takes what comes in."),
        ("units", "infeatures inputshape inputdim inputs insize", "Leave it out: a layer takes what comes in."),
        ("padding", "paddingmode", "Leave it out: padding is by zeros."),
        ("conv2d", "input inputlayer inputshape", "Leave it out: the input has the shape of the dataset's images."),
        (
            "conv2d", "activation",
            "Write the activation itself, as relu, or as the field activation of the layer before."),
        ("rate", "keepprob keep", "Write rate, the share that is dropped: 1 less the share that is kept."),
        ("beta_1", "betas beta", "Write beta_1 and beta_2."),
        (
            "batch_norm", "zeropadding2d zeropad2d",
            "Leave it out: a convolution has padding of its own, as padding: 1 or padding: same."),
        (
            "momentum", "axis center scale affine trackrunningstats",
            "Leave it out: every channel is scaled and shifted, and running means are kept."),
        ("activation", "dataformat kernelconstraint biasregularizer", "Leave it out: there is nothing like it here."),
        ("relu", "linear identity none", "Leave the activation out: without one a layer is linear."),
        ("trials", "seeds", "Write trials: {count: 5, seed: 1} for the seeds 1 to 5."),
        ("optimizer", "lr learningrate momentum",
            "It belongs to the optimizer: optimizer: {sgd: {learning_rate: 0.01}}."),
        ("optimizer", "shuffle", "Leave it out: the training examples are shuffled anew for every epoch."),
        ("optimizer", "metrics", "Leave it out: loss and accuracy are always measured."),
        ("dataset", "classes nclasses numclasses", "Leave it out: the dataset says how many classes there are."),
        (
            "dataset", "augmentation augment transforms",
            "It is a section of its own: write augmentation: beside data, not in it."),
        (
            "conv2d", "randomflip randomrotation randomzoom randomtranslation randomshear randomcrop gaussiannoise",
            "It is no layer here: write it under augmentation, beside data."),
        ("zoom", "samplewisecenter featurewisecenter rescale", "Scaling is data.scale, beside augmentation."),
        ("final_factor", "tmax totaliters decaysteps", "Leave it out: the schedule goes to the last epoch."),
        ("final_factor", "etamin minlr", "Write final_factor, the last rate as a share of learning_rate."),
        ("pct_start", "maxlr totalsteps epochs stepsperepoch",
            "Leave it out: the highest rate is the optimizer's learning_rate, and the cycle goes to the last epoch."),
        ("float32", "float16 fp16 half mixedfloat16", "Write bfloat16, whose numbers need no loss scaling."),
        ("monitor", "mode", "Leave it out: of a loss less is better, of an accuracy more."),
        ("beta_1", "amsgrad", "Leave it out: no optimizer here has it."),
        ("adam", "adamax ftrl lamb lars lion", "Write adam."),
    ];

    private static readonly ILookup<string, string> OursByTheirs = Names
        .SelectMany(entry => entry.Theirs.Split(' ').Select(theirs => (theirs, entry.Ours)))
        .ToLookup(entry => entry.theirs, entry => entry.Ours);

    /// <summary>Our name for theirs; null where none of the known ones is meant.</summary>
    public static string? Find(string theirs, IReadOnlyCollection<string> known) =>
        OursByTheirs[theirs].FirstOrDefault(known.Contains);

    /// <summary>What to do about a name that has no counterpart here; null where nothing is known of it.</summary>
    public static string? Advice(string theirs, IReadOnlyCollection<string> known) => Sentences
        .FirstOrDefault(entry => known.Contains(entry.Beside) && entry.Theirs.Split(' ').Contains(theirs))
        .Advice;
}
