// Written by starter/write-starter.mjs from files of the Centers for Medicare & Medicaid Services. Do not edit.
export const MUE2026Q2: { readonly digest: string; readonly lines: string } = {
  digest: "55d602bbe981ba0b83506de2739666e1e607deabc21f4ef929bbf633fdc0971d",
  lines: `
10004,3,3,Clinical: Data
10005,1,2,Code Descriptor / CPT Instruction
10006,3,3,Clinical: Data
10007,1,2,Code Descriptor / CPT Instruction
10008,2,3,Clinical: Data
10009,1,2,Code Descriptor / CPT Instruction
10010,3,3,Clinical: Data
10011,1,2,Code Descriptor / CPT Instruction
10012,3,3,Clinical: Data
10021,1,2,Code Descriptor / CPT Instruction
10030,2,3,Clinical: Data
10035,1,2,Code Descriptor / CPT Instruction
10036,2,3,Clinical: Data
10040,1,2,Code Descriptor / CPT Instruction
10060,1,2,Code Descriptor / CPT Instruction
10061,1,2,Code Descriptor / CPT Instruction
10080,1,3,Anatomic Consideration
10081,1,3,Anatomic Consideration
10120,3,3,Clinical: Data
10121,2,3,Clinical: Data
10140,2,3,Clinical: Data
10160,3,3,Clinical: Data
10180,2,3,Clinical: Data
11000,1,2,Code Descriptor / CPT Instruction
11001,1,3,Code Descriptor / CPT Instruction
11004,1,2,Anatomic Consideration
11005,1,2,Anatomic Consideration
11006,1,2,Anatomic Consideration
11008,1,2,Anatomic Consideration
11010,2,3,Clinical: Data
11011,2,3,Clinical: Data
11012,2,3,Clinical: Data
11042,1,2,Code Descriptor / CPT Instruction
11043,1,2,Code Descriptor / CPT Instruction
11044,1,2,Code Descriptor / CPT Instruction
11045,12,3,Clinical: Data
11046,10,3,Clinical: Data
11047,10,3,Clinical: Data
11055,1,2,Code Descriptor / CPT Instruction
11056,1,2,Code Descriptor / CPT Instruction
11057,1,2,Code Descriptor / CPT Instruction
11102,1,2,Code Descriptor / CPT Instruction
11103,6,3,Clinical: Data
11104,1,2,Code Descriptor / CPT Instruction
11105,3,3,Clinical: Data
11106,1,2,Code Descriptor / CPT Instruction
11107,2,3,Clinical: Data
11200,1,2,Code Descriptor / CPT Instruction
11201,1,3,Nature of Service/Procedure
11300,5,3,Clinical: Data
11301,6,3,Clinical: Data
11302,4,3,Clinical: Data
11303,3,3,Clinical: Data
11305,4,3,Clinical: Data
11306,4,3,Clinical: Data
11307,3,3,Clinical: Data
11308,2,3,Clinical: Data
11310,4,3,Clinical: Data
11311,4,3,Clinical: Data
11312,3,3,Clinical: Data
11313,3,3,Clinical: Data
11400,3,3,Clinical: Data
11401,3,3,Clinical: Data
11402,3,3,Clinical: Data
11403,2,3,Clinical: Data
11404,2,3,Clinical: Data
11406,2,3,Clinical: Data
11420,3,3,Clinical: Data
11421,3,3,Clinical: Data
11422,3,3,Clinical: Data
11423,2,3,Clinical: Data
11424,2,3,Clinical: Data
11426,2,3,Clinical: Data
11440,4,3,Clinical: Data
11441,3,3,Clinical: Data
11442,3,3,Clinical: Data
11443,2,3,Clinical: Data
11444,2,3,Clinical: Data
11446,2,3,Clinical: Data
11450,1,2,CMS Policy
11451,1,2,CMS Policy
11462,1,2,CMS Policy
11463,1,2,CMS Policy
11470,3,2,Anatomic Consideration
11471,2,3,Clinical: Data
11600,2,3,Clinical: Data
11601,2,3,Clinical: Data
11602,3,3,Clinical: Data
11603,2,3,Clinical: Data
11604,2,3,Clinical: Data
11606,2,3,Clinical: Data
11620,2,3,Clinical: Data
11621,2,3,Clinical: Data
11622,2,3,Clinical: Data
11623,2,3,Clinical: Data
11624,2,3,Clinical: Data
11626,2,3,Clinical: Data
11640,2,3,Clinical: Data
11641,2,3,Clinical: Data
11642,3,3,Clinical: Data
11643,2,3,Clinical: Data
11644,2,3,Clinical: Data
11646,2,3,Clinical: Data
11719,1,2,Anatomic Consideration
11720,1,2,Anatomic Consideration
11721,1,2,Anatomic Consideration
11730,1,2,Anatomic Consideration
11732,4,3,Clinical: Data
11740,2,3,Clinical: Data
11750,6,3,Clinical: Data
11755,2,3,Clinical: Data
11760,4,3,Clinical: Data
11762,2,3,Clinical: Data
11765,4,3,Clinical: Data
11770,1,3,Anatomic Consideration
11771,1,3,Anatomic Consideration
11772,1,3,Anatomic Consideration
11900,1,2,Code Descriptor / CPT Instruction
11901,1,2,Code Descriptor / CPT Instruction
11920,1,2,Code Descriptor / CPT Instruction
11921,1,2,Code Descriptor / CPT Instruction
11922,1,3,Clinical: Data
11950,1,2,Code Descriptor / CPT Instruction
11951,1,2,Code Descriptor / CPT Instruction
11952,1,2,Code Descriptor / CPT Instruction
11954,1,3,Code Descriptor / CPT Instruction
11960,2,3,Clinical: Data
11970,2,3,Clinical: Data
11971,2,3,Clinical: Data
11976,1,2,Code Descriptor / CPT Instruction
11980,1,2,Code Descriptor / CPT Instruction
11981,1,3,Nature of Service/Procedure
11982,1,3,Nature of Service/Procedure
11983,1,3,Nature of Service/Procedure
12001,1,2,Anatomic Consideration
12002,1,2,Anatomic Consideration
12004,1,2,Anatomic Consideration
12005,1,2,Anatomic Consideration
12006,1,2,Anatomic Consideration
12007,1,2,Anatomic Consideration
12011,1,2,Anatomic Consideration
12013,1,2,Anatomic Consideration
12014,1,2,Anatomic Consideration
12015,1,2,Anatomic Consideration
12016,1,2,Anatomic Consideration
12017,1,2,Anatomic Consideration
12018,1,2,Anatomic Consideration
12020,2,3,Clinical: Data
12021,3,3,Clinical: Data
12031,1,2,Anatomic Consideration
12032,1,2,Anatomic Consideration
12034,1,2,Anatomic Consideration
12035,1,2,Anatomic Consideration
12036,1,2,Anatomic Consideration
12037,1,2,Anatomic Consideration
12041,1,2,Anatomic Consideration
12042,1,2,Anatomic Consideration
12044,1,2,Anatomic Consideration
12045,1,2,Anatomic Consideration
12046,1,2,Anatomic Consideration
12047,1,2,Anatomic Consideration
12051,1,2,Anatomic Consideration
12052,1,2,Anatomic Consideration
12053,1,2,Anatomic Consideration
12054,1,2,Anatomic Consideration
12055,1,2,Anatomic Consideration
12056,1,2,Anatomic Consideration
12057,1,2,Anatomic Consideration
13100,1,2,Anatomic Consideration
13101,1,2,Anatomic Consideration
13102,9,3,Clinical: Data
13120,1,2,Anatomic Consideration
13121,1,2,Anatomic Consideration
13122,9,3,Clinical: Data
13131,1,2,Anatomic Consideration
13132,1,2,Anatomic Consideration
13133,7,3,Clinical: Data
13151,1,2,Anatomic Consideration
13152,1,2,Anatomic Consideration
13153,2,3,Clinical: Data
13160,2,3,Clinical: Data
14000,2,3,Clinical: Data
14001,2,3,Clinical: Data
14020,2,3,Clinical: Data
14021,2,3,Clinical: Data
14040,2,3,Clinical: Data
14041,3,3,Clinical: Data
14060,2,3,Clinical: Data
14061,2,3,Clinical: Data
14301,2,3,Clinical: Data
14302,8,3,Clinical: Data
14350,2,3,Clinical: Data
15002,1,2,Code Descriptor / CPT Instruction
15003,60,3,Clinical: Data
15004,1,2,Code Descriptor / CPT Instruction
15005,19,3,Clinical: Data
15011,1,2,Code Descriptor / CPT Instruction
15013,1,2,Code Descriptor / CPT Instruction
15015,1,2,Code Descriptor / CPT Instruction
15017,1,2,Code Descriptor / CPT Instruction
15040,1,2,Code Descriptor / CPT Instruction
15050,1,3,Code Descriptor / CPT Instruction
15100,1,2,Code Descriptor / CPT Instruction
15101,40,3,Clinical: Data
15110,1,2,Code Descriptor / CPT Instruction
15111,5,3,Clinical: Data
15115,1,2,Code Descriptor / CPT Instruction
15116,2,3,Clinical: Data
15120,1,2,Code Descriptor / CPT Instruction
15121,8,3,Clinical: Data
15130,1,2,Code Descriptor / CPT Instruction
15131,2,3,Clinical: Data
15135,1,2,Code Descriptor / CPT Instruction
15136,1,3,Clinical: Data
15150,1,2,Code Descriptor / CPT Instruction
15151,1,2,Code Descriptor / CPT Instruction
15152,5,3,Clinical: CMS Workgroup
15155,1,2,Code Descriptor / CPT Instruction
15156,1,2,Code Descriptor / CPT Instruction
15157,1,3,Clinical: Data
15200,1,2,Code Descriptor / CPT Instruction
15201,7,3,Clinical: Data
15220,1,2,Code Descriptor / CPT Instruction
15221,9,3,Clinical: Data
15240,1,2,Code Descriptor / CPT Instruction
15241,9,3,Clinical: Data
15260,1,2,Code Descriptor / CPT Instruction
15261,6,3,Clinical: Data
15271,1,2,Code Descriptor / CPT Instruction
15272,3,3,Clinical: Data
15273,1,2,Code Descriptor / CPT Instruction
15274,60,3,Clinical: Society Comment
15275,1,2,Code Descriptor / CPT Instruction
15276,3,2,Code Descriptor / CPT Instruction
15277,1,2,Code Descriptor / CPT Instruction
15278,15,3,Clinical: Society Comment
15570,2,3,Clinical: Data
15572,2,3,Clinical: Data
15574,2,3,Clinical: Data
15576,2,3,Clinical: Data
15600,2,3,Clinical: Data
15610,2,3,Clinical: Data
15620,2,3,Clinical: Data
15630,2,3,Clinical: Data
15650,1,3,Clinical: Data
15730,1,3,Nature of Service/Procedure
15731,1,3,Clinical: Data
15733,2,3,Clinical: Data
15734,4,3,Clinical: Data
15736,2,3,Clinical: Data
15738,3,3,Clinical: Data
15740,2,3,Clinical: Data
15750,2,3,Clinical: Data
15756,2,3,Clinical: Data
15757,2,3,Clinical: Data
15758,2,3,Clinical: Data
15760,2,3,Clinical: Data
15769,1,3,Code Descriptor / CPT Instruction
15770,2,3,Clinical: Data
15771,1,2,Code Descriptor / CPT Instruction
15772,9,3,Clinical: Data
15773,1,2,Code Descriptor / CPT Instruction
15774,3,3,Clinical: Data
15775,1,2,Code Descriptor / CPT Instruction
15776,1,2,Code Descriptor / CPT Instruction
15777,1,3,CMS Policy
15778,1,2,Code Descriptor / CPT Instruction
15780,1,2,Anatomic Consideration
15781,1,3,Clinical: Data
15782,1,3,Clinical: Data
15783,1,3,Clinical: Data
15786,1,2,Code Descriptor / CPT Instruction
15787,2,3,Clinical: Data
15788,1,2,Anatomic Consideration
15789,1,2,Anatomic Consideration
15792,1,3,Clinical: Data
15793,1,3,Clinical: Data
15820,1,2,CMS Policy
15821,1,2,CMS Policy
15822,1,2,CMS Policy
15823,1,2,CMS Policy
15824,1,2,Anatomic Consideration
15825,1,2,Anatomic Consideration
15826,1,2,Anatomic Consideration
15828,1,2,Anatomic Consideration
15829,1,2,CMS Policy
15830,1,2,Anatomic Consideration
15832,1,2,CMS Policy
15833,1,2,CMS Policy
15834,1,2,CMS Policy
15835,1,3,CMS Policy
15836,1,2,CMS Policy
15837,2,3,Clinical: Data
15838,1,2,Anatomic Consideration
15839,2,3,Clinical: Data
15840,1,3,CMS Policy
15841,2,3,Clinical: Data
15842,2,3,Clinical: Data
15845,2,3,Clinical: Data
15847,1,2,Anatomic Consideration
15851,1,2,Code Descriptor / CPT Instruction
15852,1,3,Clinical: Data
15853,1,2,Code Descriptor / CPT Instruction
15854,1,2,Code Descriptor / CPT Instruction
15860,1,3,Clinical: Data
15876,1,2,Anatomic Consideration
15877,1,2,Anatomic Consideration
15878,1,2,CMS Policy
15879,1,2,CMS Policy
15920,1,3,Anatomic Consideration
15922,1,3,Anatomic Consideration
15931,1,3,Clinical: Data
15933,1,3,Clinical: Data
15934,1,3,Clinical: Data
15935,1,3,Clinical: Data
15936,1,3,Clinical: Data
15937,1,3,Clinical: Data
15940,2,3,Clinical: Data
15941,2,3,Clinical: Data
15944,2,3,Clinical: Data
15945,2,3,Clinical: Data
15946,2,3,Clinical: Data
15950,2,3,Clinical: Data
15951,2,3,Clinical: Data
15952,2,3,Clinical: Data
15953,2,3,Clinical: Data
15956,2,3,Clinical: Data
15958,2,3,Clinical: Data
15999,1,3,Clinical: CMS Workgroup
16000,1,2,Code Descriptor / CPT Instruction
16020,1,3,Code Descriptor / CPT Instruction
16025,1,3,Code Descriptor / CPT Instruction
16030,1,3,Code Descriptor / CPT Instruction
16035,1,2,Code Descriptor / CPT Instruction
16036,8,3,Clinical: Data
17000,1,2,Code Descriptor / CPT Instruction
17003,13,2,Code Descriptor / CPT Instruction
17004,1,2,Code Descriptor / CPT Instruction
17106,1,2,Code Descriptor / CPT Instruction
17107,1,2,Code Descriptor / CPT Instruction
17108,1,2,Code Descriptor / CPT Instruction
17110,1,2,Code Descriptor / CPT Instruction
17111,1,2,Code Descriptor / CPT Instruction
17250,4,3,Clinical: Data
17260,7,3,Clinical: Data
17261,7,3,Clinical: Data
17262,6,3,Clinical: Data
17263,3,3,Clinical: Data
17264,3,3,Clinical: Data
17266,2,3,Clinical: Data
17270,6,3,Clinical: Data
17271,4,3,Clinical: Data
17272,5,3,Clinical: Data
17273,4,3,Clinical: Data
17274,2,3,Clinical: Data
17276,2,3,Clinical: Data
17280,6,3,Clinical: Data
17281,5,3,Clinical: Data
17282,4,3,Clinical: Data
17283,4,3,Clinical: Data
17284,2,3,Clinical: Data
17286,2,3,Clinical: Data
17311,4,3,Clinical: Data
17312,6,3,Clinical: Data
17313,3,3,Clinical: CMS Workgroup
17314,4,3,Clinical: Data
17315,15,3,Clinical: Data
17340,1,2,Code Descriptor / CPT Instruction
17360,1,2,Code Descriptor / CPT Instruction
17380,4,3,Clinical: Data
17999,1,3,Clinical: CMS Workgroup
20526,1,2,CMS Policy
20527,2,3,Clinical: Data
20550,5,3,Clinical: Data
20551,5,3,Clinical: Data
20552,1,2,Code Descriptor / CPT Instruction
20553,1,2,Code Descriptor / CPT Instruction
20610,2,3,Clinical: Data
20611,2,3,Clinical: Data
21011,4,3,Clinical: Data
21012,3,3,Clinical: Data
21013,2,3,Clinical: Data
21014,2,3,Clinical: Data
21015,1,3,Nature of Service/Procedure
21016,2,3,Clinical: Data
21552,2,3,Clinical: Data
21554,2,3,Clinical: Data
21555,2,3,Clinical: Data
21556,2,3,Clinical: Data
21557,1,3,Nature of Service/Procedure
21558,1,3,Nature of Service/Procedure
21930,5,3,Clinical: Data
21931,3,3,Clinical: Data
21932,2,3,Clinical: Data
21933,2,3,Clinical: Data
21935,1,3,Clinical: Data
21936,1,3,Clinical: Data
30100,2,3,Clinical: Data
30110,1,2,CMS Policy
30115,1,2,CMS Policy
30117,1,3,Anatomic Consideration
30118,1,3,Clinical: Data
30120,1,2,Anatomic Consideration
36415,2,3,CMS Policy
36416,0,3,CMS Policy
36591,2,3,Clinical: Data
36592,1,3,Clinical: Data
40490,2,3,Clinical: Data
40500,2,3,Clinical: Data
40510,2,3,Clinical: Data
40520,2,3,Clinical: Data
40525,2,3,Clinical: Data
40527,2,3,Clinical: Data
40530,2,3,Anatomic Consideration
43235,1,3,Nature of Service/Procedure
43236,1,2,Anatomic Consideration
43237,1,2,Anatomic Consideration
43238,1,2,Anatomic Consideration
43239,1,2,Anatomic Consideration
44388,1,3,Nature of Service/Procedure
44389,1,2,Anatomic Consideration
44390,1,3,Anatomic Consideration
44391,1,3,Clinical: Data
44392,1,2,Anatomic Consideration
44394,1,2,Anatomic Consideration
44401,1,2,Code Descriptor / CPT Instruction
44402,1,3,Nature of Service/Procedure
44403,1,3,Nature of Service/Procedure
44404,1,3,Nature of Service/Procedure
44405,1,3,Nature of Service/Procedure
44406,1,3,Nature of Service/Procedure
44407,1,2,Code Descriptor / CPT Instruction
44408,1,3,Nature of Service/Procedure
45378,1,3,Nature of Service/Procedure
45379,1,3,Anatomic Consideration
45380,1,2,Anatomic Consideration
45381,1,2,Anatomic Consideration
45382,1,3,Clinical: Data
45384,1,2,Anatomic Consideration
45385,1,2,Anatomic Consideration
45386,1,2,Code Descriptor / CPT Instruction
45388,1,2,Code Descriptor / CPT Instruction
45389,1,3,Nature of Service/Procedure
45390,1,3,Nature of Service/Procedure
45391,1,2,Code Descriptor / CPT Instruction
45392,1,2,Anatomic Consideration
45393,1,3,Nature of Service/Procedure
45395,1,2,Anatomic Consideration
45397,1,2,Anatomic Consideration
45398,1,2,Code Descriptor / CPT Instruction
46900,1,2,Anatomic Consideration
46910,1,2,Anatomic Consideration
46916,1,2,Anatomic Consideration
46917,1,2,Anatomic Consideration
46922,1,2,Anatomic Consideration
46924,1,2,Anatomic Consideration
50688,2,3,Clinical: Data
54050,1,2,Anatomic Consideration
54055,1,2,Anatomic Consideration
54056,1,2,Anatomic Consideration
54057,1,2,Anatomic Consideration
54060,1,2,Anatomic Consideration
54065,1,2,Anatomic Consideration
54100,2,3,Clinical: Data
54105,2,3,Clinical: Data
56501,1,2,Anatomic Consideration
56515,1,2,Anatomic Consideration
56605,1,2,Code Descriptor / CPT Instruction
56606,6,3,Clinical: Data
59400,1,2,Code Descriptor / CPT Instruction
59409,2,3,Clinical: Data
59410,1,2,Code Descriptor / CPT Instruction
59412,1,3,Nature of Service/Procedure
59414,1,3,Nature of Service/Procedure
59425,1,2,Code Descriptor / CPT Instruction
59426,1,2,Code Descriptor / CPT Instruction
59430,1,2,Code Descriptor / CPT Instruction
62320,1,3,Clinical: Data
62321,1,3,Clinical: Data
62322,1,3,Clinical: Data
62323,1,3,Clinical: Data
62324,1,3,Clinical: Data
62325,1,3,Clinical: Data
62326,1,3,Clinical: Data
62327,1,3,Clinical: Data
64400,4,3,Clinical: Data
64405,1,3,Clinical: Data
64408,1,3,CMS Policy
64415,1,3,CMS Policy
64416,1,2,CMS Policy
64417,1,3,CMS Policy
64418,1,3,CMS Policy
64420,1,2,CMS Policy
64421,4,3,Clinical: Data
64425,1,3,CMS Policy
64430,1,3,CMS Policy
64435,1,3,CMS Policy
64445,1,3,Clinical: Data
64446,1,2,CMS Policy
64447,1,3,CMS Policy
64448,1,2,CMS Policy
64449,1,2,CMS Policy
64450,10,3,Clinical: Data
64451,1,2,CMS Policy
64454,1,2,CMS Policy
64455,1,2,CMS Policy
64461,1,2,Code Descriptor / CPT Instruction
64462,1,2,Code Descriptor / CPT Instruction
64463,1,3,Nature of Service/Procedure
64466,1,2,Code Descriptor / CPT Instruction
64467,1,2,Code Descriptor / CPT Instruction
64468,1,2,Code Descriptor / CPT Instruction
64469,1,2,Nature of Service/Procedure
64473,1,3,Code Descriptor / CPT Instruction
64474,1,3,Code Descriptor / CPT Instruction
64479,1,2,Code Descriptor / CPT Instruction
64480,4,3,Clinical: Data
64483,1,2,CMS Policy
64484,4,3,Clinical: Data
64486,1,3,Nature of Service/Procedure
64487,1,2,Code Descriptor / CPT Instruction
64488,1,3,Nature of Service/Procedure
64489,1,2,Code Descriptor / CPT Instruction
64490,1,2,CMS Policy
64491,1,2,CMS Policy
64492,1,2,CMS Policy
64493,1,2,CMS Policy
64494,1,2,CMS Policy
64495,1,2,CMS Policy
64505,1,3,CMS Policy
64510,1,3,CMS Policy
64517,1,3,Anatomic Consideration
64520,1,3,CMS Policy
64530,1,3,Anatomic Consideration
64600,2,3,Clinical: Data
64605,1,2,CMS Policy
64610,1,2,CMS Policy
64611,1,2,Code Descriptor / CPT Instruction
64612,1,2,CMS Policy
64615,1,2,Code Descriptor / CPT Instruction
64616,1,2,CMS Policy
64617,1,2,CMS Policy
64620,5,3,Clinical: Data
64624,1,2,CMS Policy
64625,1,2,CMS Policy
64628,1,2,Code Descriptor / CPT Instruction
64629,2,3,CMS Policy
64630,1,3,Clinical: Data
64632,1,2,CMS Policy
64633,1,2,Code Descriptor / CPT Instruction
64634,4,3,Clinical: Data
64635,1,2,Code Descriptor / CPT Instruction
64636,4,3,Clinical: Data
64640,5,3,Clinical: Data
64642,1,2,Code Descriptor / CPT Instruction
64643,3,2,Code Descriptor / CPT Instruction
64644,1,2,Code Descriptor / CPT Instruction
64645,3,2,Code Descriptor / CPT Instruction
64646,1,2,Anatomic Consideration
64647,1,2,Anatomic Consideration
64650,1,2,Anatomic Consideration
64653,1,2,Anatomic Consideration
67800,1,2,Code Descriptor / CPT Instruction
67801,1,2,Anatomic Consideration
67805,1,2,Anatomic Consideration
67808,1,2,Anatomic Consideration
67810,2,3,Clinical: Data
67820,1,2,CMS Policy
67825,1,2,CMS Policy
67830,1,2,CMS Policy
67835,1,2,CMS Policy
67840,3,3,Clinical: Data
67850,3,3,Clinical: Data
67961,2,3,Clinical: Data
67966,2,3,Clinical: Data
69100,3,3,Clinical: Data
69105,1,3,CMS Policy
69110,1,2,CMS Policy
69120,1,3,Clinical: Data
69140,1,2,CMS Policy
69145,1,3,CMS Policy
69990,1,3,Clinical: Data
70450,3,3,Nature of Service/Procedure
71045,4,3,Clinical: Data
71046,2,3,Clinical: Data
72100,2,3,Clinical: Data
73140,3,3,Clinical: Data
74176,2,3,Clinical: Data
76145,1,2,Code Descriptor / CPT Instruction
76536,1,3,Anatomic Consideration
76813,1,2,Code Descriptor / CPT Instruction
76814,2,3,Clinical: CMS Workgroup
76942,1,3,CMS Policy
77067,1,2,CMS Policy
87070,3,3,Clinical: Data
87071,2,3,Clinical: Data
87073,2,3,Clinical: Data
87075,6,3,Clinical: Data
87076,2,3,Clinical: Data
87077,4,3,Clinical: Data
87081,2,3,Clinical: Data
87084,1,3,Clinical: Data
87086,3,3,Clinical: Data
87088,3,3,Clinical: Data
87101,2,3,Clinical: Data
87102,4,3,Clinical: Data
87210,4,3,Clinical: Data
87220,3,3,Clinical: Data
88104,5,3,Clinical: Data
88106,5,3,Clinical: Data
88108,6,3,Clinical: Data
88112,6,3,Clinical: Data
88120,2,3,Clinical: Data
88121,2,3,Clinical: Data
88125,1,3,Clinical: Data
88130,1,2,Code Descriptor / CPT Instruction
88140,1,2,Code Descriptor / CPT Instruction
88141,1,3,Nature of Analyte
88142,1,3,Nature of Analyte
88143,1,3,Nature of Analyte
88147,1,3,Nature of Analyte
88148,1,3,Nature of Analyte
88150,1,3,Nature of Analyte
88152,1,3,Nature of Analyte
88153,1,3,Nature of Analyte
88155,1,3,Nature of Analyte
88160,4,3,Clinical: Data
88161,4,3,Clinical: Data
88162,3,3,Clinical: Data
88164,1,3,Nature of Analyte
88165,1,3,Nature of Analyte
88166,1,3,Nature of Analyte
88167,1,3,Nature of Analyte
88172,5,3,Clinical: Data
88173,5,3,Clinical: Data
88174,1,3,Nature of Analyte
88175,1,3,Nature of Analyte
88177,6,3,Clinical: Data
88182,2,3,Clinical: Data
88184,2,3,Nature of Service/Procedure
88185,35,3,Clinical: Data
88187,2,3,Clinical: Data
88188,2,3,Clinical: Data
88189,2,3,Clinical: Data
88199,1,3,Clinical: CMS Workgroup
88230,2,3,Clinical: Data
88233,2,3,Clinical: Data
88235,2,3,Clinical: Data
88237,4,3,Clinical: Data
88239,3,3,Clinical: Data
88240,1,3,Clinical: Data
88241,3,3,Clinical: Data
88245,1,2,Code Descriptor / CPT Instruction
88248,1,2,Code Descriptor / CPT Instruction
88249,1,2,Code Descriptor / CPT Instruction
88261,2,3,Clinical: Data
88262,2,3,Clinical: Data
88263,1,3,Clinical: Data
88264,1,3,Clinical: Data
88267,2,3,Clinical: Data
88269,2,3,Clinical: Data
88271,16,3,Clinical: Data
88272,12,3,Clinical: Data
88273,3,3,Clinical: Data
88274,5,3,Clinical: Data
88275,12,3,Clinical: Data
88280,1,3,Code Descriptor / CPT Instruction
88283,5,3,Clinical: Data
88285,10,3,Clinical: Data
88289,1,3,Clinical: Data
88291,1,3,Code Descriptor / CPT Instruction
88299,1,3,Clinical: CMS Workgroup
88300,4,3,Clinical: Data
88302,4,3,Clinical: Data
88304,5,3,Clinical: Data
88305,16,3,Clinical: Data
88307,8,3,Clinical: Data
88309,3,3,Clinical: Data
88311,4,3,Clinical: Data
88312,9,3,Clinical: Data
88313,8,3,Clinical: Data
88314,6,3,Clinical: Data
88319,11,3,Clinical: Data
88321,1,2,CMS Policy
88323,1,2,CMS Policy
88325,1,2,CMS Policy
88329,2,3,Clinical: Data
88331,11,3,Clinical: Data
88332,13,3,Clinical: Data
88333,4,3,Clinical: Data
88334,5,3,Clinical: Data
88341,13,3,Clinical: Data
88342,4,3,Clinical: Data
88344,6,3,Clinical: Data
88346,3,3,Clinical: Data
88348,1,3,Clinical: Data
88350,9,3,Clinical: Data
88355,1,3,Clinical: Data
88356,3,3,Clinical: Data
88358,2,3,Clinical: Data
88360,6,3,Clinical: Data
88361,6,3,Clinical: Data
88362,1,3,Clinical: Data
88363,2,3,Code Descriptor / CPT Instruction
88364,3,3,Nature of Service/Procedure
88365,4,3,Clinical: Data
88366,2,3,Clinical: Data
88367,3,3,Clinical: Data
88368,3,3,Clinical: Data
88369,3,3,Clinical: Data
88371,1,3,Clinical: Data
88372,1,3,Clinical: Data
88373,3,3,Clinical: CMS Workgroup
88374,5,3,Clinical: Data
88375,1,3,Nature of Service/Procedure
88377,5,3,Clinical: Data
88380,1,3,Clinical: Data
88381,1,3,Clinical: CMS Workgroup
88387,2,3,Clinical: Data
88399,1,3,Clinical: CMS Workgroup
90471,1,2,Code Descriptor / CPT Instruction
90472,8,3,Clinical: Society Comment
90834,2,3,Clinical: CMS Workgroup
92002,1,2,Code Descriptor / CPT Instruction
92004,1,2,Code Descriptor / CPT Instruction
92012,1,3,Nature of Service/Procedure
92014,1,3,Nature of Service/Procedure
92134,1,2,Code Descriptor / CPT Instruction
92250,1,2,CMS Policy
93000,3,3,Clinical: Data
93005,3,3,Clinical: Data
93010,5,3,Clinical: Data
93306,1,3,Nature of Service/Procedure
93307,1,3,Clinical: Data
95004,80,3,Clinical: CMS Workgroup
95012,2,3,Clinical: Data
95017,27,3,Clinical: Society Comment
95018,19,3,Clinical: CMS Workgroup
95024,40,3,Clinical: Data
95027,90,3,Clinical: Data
95028,30,3,Clinical: Data
95044,90,3,Nature of Service/Procedure
95052,36,3,Nature of Service/Procedure
95056,1,2,Code Descriptor / CPT Instruction
96360,1,3,Clinical: Data
96361,8,3,Clinical: Data
96365,1,3,Clinical: Data
96366,8,3,Clinical: Data
96367,4,3,Clinical: Data
96368,1,2,Code Descriptor / CPT Instruction
96369,1,2,Code Descriptor / CPT Instruction
96370,3,3,Clinical: CMS Workgroup
96371,1,3,Code Descriptor / CPT Instruction
96372,4,3,Clinical: Data
96373,2,3,Clinical: Data
96374,1,3,Code Descriptor / CPT Instruction
96375,6,3,Clinical: Data
96376,0,3,CMS Policy
96377,1,3,Nature of Service/Procedure
96379,1,3,Clinical: Data
96401,3,3,Clinical: Data
96402,2,3,Clinical: Data
96405,1,2,Code Descriptor / CPT Instruction
96406,1,2,Code Descriptor / CPT Instruction
96409,1,3,Code Descriptor / CPT Instruction
96411,3,3,Clinical: Data
96413,1,3,Code Descriptor / CPT Instruction
96415,8,3,Clinical: Data
96416,1,3,Nature of Service/Procedure
96417,3,3,Clinical: Data
96523,1,3,Clinical: Data
96567,1,3,Nature of Service/Procedure
96570,1,2,Code Descriptor / CPT Instruction
96571,2,3,Clinical: Data
96573,1,2,Code Descriptor / CPT Instruction
96574,1,2,Code Descriptor / CPT Instruction
96900,1,3,Nature of Service/Procedure
96902,0,3,CMS Policy
96904,1,2,Code Descriptor / CPT Instruction
96910,1,3,Nature of Service/Procedure
96912,1,3,Nature of Service/Procedure
96913,1,3,Nature of Service/Procedure
96920,1,2,Code Descriptor / CPT Instruction
96921,1,2,Code Descriptor / CPT Instruction
96922,1,2,Code Descriptor / CPT Instruction
96931,1,2,Code Descriptor / CPT Instruction
96932,1,2,Code Descriptor / CPT Instruction
96933,1,2,Code Descriptor / CPT Instruction
96934,2,3,Clinical: Data
96935,2,3,Clinical: CMS Workgroup
96936,2,3,Clinical: CMS Workgroup
96999,1,3,Clinical: CMS Workgroup
97010,0,3,CMS Policy
97012,1,3,Clinical: Data
97014,0,3,CMS Policy
97016,1,3,Clinical: Data
97018,1,3,Clinical: Data
97022,1,3,Clinical: Data
97024,1,3,Clinical: Data
97026,1,3,Clinical: Data
97028,1,3,Clinical: Data
97032,4,3,Clinical: Data
97033,4,3,Clinical: Data
97034,2,3,Clinical: Data
97035,2,3,Clinical: Data
97110,6,3,Clinical: Data
97124,4,3,Clinical: Data
97140,6,3,Clinical: Data
97530,6,3,Clinical: Data
97597,1,3,Nature of Service/Procedure
97598,8,3,Nature of Service/Procedure
97602,0,3,CMS Policy
97605,1,3,Nature of Service/Procedure
97606,1,3,Nature of Service/Procedure
97607,1,3,Nature of Service/Procedure
97608,1,3,Nature of Service/Procedure
97610,1,2,Code Descriptor / CPT Instruction
98940,1,2,Code Descriptor / CPT Instruction
99000,0,3,CMS Policy
99001,0,3,CMS Policy
99024,1,3,CMS Policy
99151,1,3,Clinical: Data
99152,2,3,Nature of Service/Procedure
99153,9,3,Clinical: CMS Workgroup
99155,1,3,Nature of Service/Procedure
99156,1,3,Nature of Service/Procedure
99157,6,3,Clinical: Data
99202,1,2,CMS Policy
99203,1,2,CMS Policy
99204,1,2,CMS Policy
99205,1,2,CMS Policy
99211,1,3,Clinical: Data
99212,2,3,Clinical: Data
99213,2,3,Clinical: Data
99214,2,3,Clinical: Data
99215,1,3,Clinical: Data
99221,1,3,Code Descriptor / CPT Instruction
99222,1,3,Code Descriptor / CPT Instruction
99223,1,3,Code Descriptor / CPT Instruction
99231,1,3,Code Descriptor / CPT Instruction
99232,1,3,Code Descriptor / CPT Instruction
99233,1,3,Code Descriptor / CPT Instruction
99234,1,3,Clinical: Data
99235,1,3,Clinical: Data
99236,1,3,Clinical: Data
99238,1,3,Code Descriptor / CPT Instruction
99239,1,3,Code Descriptor / CPT Instruction
99242,0,3,CMS Policy
99243,0,3,CMS Policy
99244,0,3,CMS Policy
99245,0,3,CMS Policy
99252,0,3,CMS Policy
99253,0,3,CMS Policy
99254,0,3,CMS Policy
99255,0,3,CMS Policy
99281,1,3,Clinical: Data
99282,1,3,Clinical: Data
99283,1,3,Clinical: Data
99284,1,3,Clinical: Data
99285,1,3,Clinical: Data
99288,0,3,CMS Policy
99291,1,2,Code Descriptor / CPT Instruction
99292,8,3,Clinical: Data
99304,1,2,Code Descriptor / CPT Instruction
99305,1,2,Code Descriptor / CPT Instruction
99306,1,2,Code Descriptor / CPT Instruction
99307,1,2,Code Descriptor / CPT Instruction
99308,1,2,Code Descriptor / CPT Instruction
99309,1,2,Code Descriptor / CPT Instruction
99310,1,2,Code Descriptor / CPT Instruction
99315,1,2,Code Descriptor / CPT Instruction
99316,1,2,Code Descriptor / CPT Instruction
99341,1,2,Code Descriptor / CPT Instruction
99342,1,2,Code Descriptor / CPT Instruction
99344,1,2,Code Descriptor / CPT Instruction
99345,1,2,Code Descriptor / CPT Instruction
99347,1,3,Clinical: Data
99348,1,3,Clinical: Data
99349,1,3,Clinical: Data
99350,1,3,Clinical: Data
99401,0,3,CMS Policy
99402,0,3,CMS Policy
99403,0,3,CMS Policy
99404,0,3,CMS Policy
99406,1,2,Code Descriptor / CPT Instruction
99407,1,2,Code Descriptor / CPT Instruction
99408,0,3,CMS Policy
99409,0,3,CMS Policy
99411,0,3,CMS Policy
99412,0,3,CMS Policy
99415,1,2,Code Descriptor / CPT Instruction
99416,3,3,Clinical: Data
99417,6,3,Clinical: Data
99421,1,2,Code Descriptor / CPT Instruction
99422,1,2,Code Descriptor / CPT Instruction
99423,1,2,Code Descriptor / CPT Instruction
99424,1,2,Code Descriptor / CPT Instruction
99425,2,3,Clinical: CMS Workgroup
99426,1,2,Code Descriptor / CPT Instruction
99427,2,3,Code Descriptor / CPT Instruction
99429,0,3,CMS Policy
99446,1,2,Code Descriptor / CPT Instruction
99447,1,2,Code Descriptor / CPT Instruction
99448,1,2,Code Descriptor / CPT Instruction
99449,1,2,Code Descriptor / CPT Instruction
99450,0,3,CMS Policy
99451,1,2,Code Descriptor / CPT Instruction
99452,1,2,Code Descriptor / CPT Instruction
99483,1,2,Code Descriptor / CPT Instruction
99484,1,2,Code Descriptor / CPT Instruction
99485,1,3,Code Descriptor / CPT Instruction
99486,4,1,Clinical: CMS Workgroup
99487,1,2,Code Descriptor / CPT Instruction
99489,10,3,Clinical: Data
99490,1,2,Code Descriptor / CPT Instruction
99491,1,2,Code Descriptor / CPT Instruction
99492,1,2,Code Descriptor / CPT Instruction
99493,1,2,Code Descriptor / CPT Instruction
99494,4,3,Clinical: Data
99495,1,2,Code Descriptor / CPT Instruction
99496,1,2,Code Descriptor / CPT Instruction
99497,1,2,Code Descriptor / CPT Instruction
99498,3,3,Clinical: Data
99499,1,3,Clinical: Data
A0425,250,1,Clinical: Data
A0426,2,3,Clinical: Data
A0427,2,3,Clinical: Data
G0105,1,2,Anatomic Consideration
G0121,1,2,Anatomic Consideration
G0127,1,2,Code Descriptor / CPT Instruction
G0438,1,2,Code Descriptor / CPT Instruction
G0439,1,2,Code Descriptor / CPT Instruction
G0463,0,3,CMS Policy
G0513,1,2,Code Descriptor / CPT Instruction
G0514,1,1,Clinical: CMS Workgroup
G2212,6,3,Clinical: Data
J0585,800,3,Clinical: Data
J0670,10,3,Clinical: Data
J0696,16,3,Prescribing Information
J1100,120,3,Clinical: Data
J3300,80,3,CMS Policy
J3301,16,3,Prescribing Information
J3302,0,3,Drug discontinued
J3303,24,3,Clinical: Data
J7308,3,3,Clinical: Data
J7345,600,3,Prescribing Information
`,
};
